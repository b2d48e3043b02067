import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { jsonAnswer, type ScriptedProvider } from "@/e2e/support/provider";
import { chanceOf, wireAnswerOf } from "@/e2e/support/wire-form";
import { conversationOf, dialectOf } from "../../../../dialects";
import { type Derived, type Json, readOf } from "../../../../dialects/derivation";
import { grouped } from "../../../../list/grouped";
import { providerOf } from "../../../../providers";
import { providerConfigSchema, settingsOf } from "../../../../providers/config";
import { hostKeyOf } from "../../../../providers/host-key";
import type { Call } from "../../../../providers/provider";
import { openRecording, type Recording } from "../../../../recording/recording";

export const KEY = "sk-sdk-test";

/** How many recordings of the corpus an SDK is tried with, of each host and endpoint. */
const HANDFUL = 4;

/** Recordings of a wire family: all samples, and where the corpus is there a few of each host, endpoint and manner. */
export function recordingsOf(dialect: string, accepts: (recording: Recording) => boolean): [string, Recording][] {
  const corpus = process.env.TAPEDECK_CORPUS;
  const isWanted = (recording: Recording) => dialectOf(recording).id === dialect && accepts(recording);
  const samples = recordingsBelow("recordings").filter(isWanted);
  const others = corpus ? recordingsBelow(join(corpus, "ogx")).filter(isWanted) : [];
  return [...samples, ...handfulsOf(others)].map((recording) => [recording.path, recording]);
}

function handfulsOf(recordings: readonly Recording[]): Recording[] {
  const shapes = grouped(recordings, (recording) => {
    const { endpoint, streaming, status } = recording;
    const named = hostKeyOf(recording);
    return [named.ok && named.host, endpoint, streaming, status].join(" ");
  });
  return [...shapes.values()].flatMap((same) => same.filter((_, at) => at % Math.ceil(same.length / HANDFUL) === 0));
}

const read = new Map<string, Recording[]>();

function recordingsBelow(root: string): Recording[] {
  const known = read.get(root);
  if (known) return known;
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
  const recordings = paths.sort().flatMap((path) => {
    const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
    return opened.ok ? [opened.recording] : [];
  });
  read.set(root, recordings);
  return recordings;
}

/** The call that we would make for a recording. */
function callOf(recording: Recording, base: string): Call {
  const named = hostKeyOf(recording);
  const config = providerConfigSchema.parse({ baseUrl: base });
  const made = providerOf(recording, named.ok ? named.host : "").requestOf(recording, settingsOf(config, KEY));
  if (!made.ok) throw new Error(made.reason);
  return made.call;
}

/**
 * Lets an SDK ask the scripted provider, which answers a recording's call with its wire form, piece by piece, and any
 * other call with 404. Checks that the SDK sent what we would send.
 */
export async function asked<T>(
  provider: ScriptedProvider,
  base: string,
  recording: Recording,
  use: (call: Call) => Promise<T>,
  answer = wireAnswerOf(recording, chanceOf(recording.doc.text.length)),
): Promise<T> {
  const call = callOf(recording, base);
  if (!answer) throw new Error(`${recording.path} cannot be served`);
  provider.script(({ method, path }) => {
    const isIt = method === call.method && provider.url + path === call.url;
    if (!isIt) return { answer: jsonAnswer({ error: { message: `nothing at ${method} ${path}` } }, 404) };
    return { answer, manner: { type: "stream", pause: 0 } };
  });
  provider.heard.length = 0;
  const result = await use(call);
  const [heard] = provider.heard;
  expect(jsonOf(heard?.body)).toEqual(jsonOf(call.body));
  for (const [name, value] of call.headers) expect(heard?.headers[name.toLowerCase()]).toBe(value);
  return result;
}

function jsonOf(text: string | null | undefined): Json {
  return text ? JSON.parse(text) : null;
}

/** What the recording's answer is, as we read it. */
export function expectedOf(recording: Recording): Derived {
  return readOf(conversationOf(recording));
}
