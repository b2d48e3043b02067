import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import type { ResponseView } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import { answerPlacesOf } from "./answer-places";
import type { EditInput } from "./edit";
import { asRecorded, edited, refusalOf } from "./testing";
import { USAGE_COUNTS } from "./writers/usage";

const corpus = process.env.TAPEDECK_CORPUS;
const LONG = 600_000;
const SAMPLES = join(import.meta.dirname, "../../recordings");

function recordingsBelow(root: string): Recording[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => {
    const opened = openRecording(file, readFileSync(join(root, file), "utf8"));
    return opened.ok ? [opened.recording] : [];
  });
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const WORDS = /"(?:finish_reason|stop_reason|done_reason|status)":\s?(?:null|"[^"]*")/g;
const COUNTS = /"[a-z_]*(?:tokens|token_count|eval_count)":\s?(?:null|\d+)/g;

/** A file's values as one text without reasons, counts and what holds nothing else. */
function restOf(text: string): string {
  const json: Json = JSON.parse(text);
  const bare = (value: Json): Json => {
    if (typeof value === "string")
      return value
        .replace(WORDS, "")
        .replace(COUNTS, "")
        .replace(/"usage":\s?(null|\{[\s,]*\})/g, "");
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !/^usage(_metadata)?$|_reason$|eval_count$|^status$|^incomplete_details$/.test(key))
        .map(([key, inner]) => [key, bare(inner)]),
    );
  };
  return JSON.stringify(bare(json));
}

/** What goes wrong where a value is set that the answer may not have, and taken away again. */
function problemsWith(recording: Recording): string[] {
  const conversation = conversationOf(recording);
  const places = answerPlacesOf(recording, conversation);
  const problems: string[] = [];
  const attempt = (name: string, isOffered: boolean, edits: EditInput[], check: (after: ResponseView) => boolean) => {
    try {
      if (!isOffered) return void refusalOf(recording, ...edits);
      const { recording: after, conversation: read } = edited(recording, ...edits);
      if (!check(read.response)) problems.push(`${recording.path}: ${name} reads otherwise`);
      return after;
    } catch (error) {
      problems.push(`${recording.path}: ${name}: ${error}`);
    }
  };
  const isSame = (name: string, after: Recording | undefined, added = 0) => {
    if (!after) return;
    const [old, made] = [JSON.parse(recording.doc.text), JSON.parse(after.doc.text)];
    if (added > 0 && made.response.body.length > old.response.body.length) made.response.body.pop();
    if (restOf(JSON.stringify(old)) !== restOf(JSON.stringify(made))) problems.push(`${recording.path}: ${name} more`);
  };
  const { finishReason, usage } = conversation.response;
  for (const value of ["noon", null]) {
    const isThere = value !== null || finishReason !== null || places.finishReason;
    const check = (after: ResponseView) => after.finishReason === value;
    isSame(
      "reason",
      attempt(`reason ${value}`, places.finishReason && isThere, [{ type: "finish-reason", value }], check),
    );
  }
  for (const count of USAGE_COUNTS) {
    const isOffered = places.usage.includes(count);
    for (const value of [41, null]) {
      if (!isOffered && value === null) continue;
      const check = (after: ResponseView) =>
        USAGE_COUNTS.every(
          (other) => (after.usage?.[other] ?? null) === (other === count ? value : (usage?.[other] ?? null)),
        );
      isSame(count, attempt(`${count} ${value}`, isOffered, [{ type: "usage", [count]: value }], check), 1);
    }
  }
  const all = Object.fromEntries(places.usage.map((count, at) => [count, at + 7]));
  const none = Object.fromEntries(places.usage.map((count) => [count, null]));
  if (places.usage.length > 0) {
    const isRight = (after: ResponseView) => places.usage.every((count) => after.usage?.[count] === all[count]);
    isSame("all counts", attempt("all counts", true, [{ type: "usage", ...all }], isRight), 1);
    const isGone = (after: ResponseView) => after.usage === null;
    attempt(
      "no count",
      true,
      [
        { type: "usage", ...all },
        { type: "usage", ...none },
      ],
      isGone,
    );
  }
  for (const [message, { texts, calls }] of places.messages.entries()) {
    const { role, parts } = conversation.response.messages[message] ?? { role: "", parts: [] };
    if (role === "tool") continue;
    for (const kind of ["text", "reasoning", "refusal"] as const) {
      const before = parts.flatMap((part) => (part.type === kind ? [part.text] : []));
      if (before.length > 0) continue;
      const says = (after: ResponseView) =>
        after.messages[message]?.parts.some((part) => part.type === kind && part.text === "Ahoy") ?? false;
      attempt(`${kind} of ${message}`, texts.includes(kind), [{ type: "text", message, kind, text: "Ahoy" }], says);
    }
    const call: EditInput = { type: "add-tool-call", message, name: "row", arguments: '{"to": 1}' };
    const hasCall = (after: ResponseView) =>
      after.messages[message]?.parts.some((part) => part.type === "tool_call") ?? false;
    attempt(`call of ${message}`, calls, [call], hasCall);
  }
  return problems;
}

describe("what an answer has a place for", () => {
  it.each(recordingsBelow(SAMPLES).map((recording) => [recording.path, recording] as const))(
    "can be set and taken away, and nothing else: %s",
    (_, recording) => expect(problemsWith(asRecorded(recording))).toEqual([]),
  );
});

describe.skipIf(!corpus)("the places of the corpus (needs TAPEDECK_CORPUS)", () => {
  it("can be set and taken away, and nothing else", { timeout: LONG }, () => {
    const recordings = recordingsBelow(join(corpus ?? "", "ogx"));
    expect(recordings.length).toBeGreaterThan(0);
    expect(recordings.flatMap(problemsWith)).toEqual([]);
  });
});
