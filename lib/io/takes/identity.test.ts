import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { chanceOf, wireAnswerOf } from "@/e2e/support/wire-form";
import { providerConfigSchema } from "../../providers/config";
import { hostKeyOf } from "../../providers/host-key";
import { openBriefly } from "../../recording/brief";
import { openRecording } from "../../recording/recording";
import { rerecord } from "./testing/rerecord";

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
});
afterAll(() => provider.stop());

/** Asks for each recording of a folder whose provider answers what it did; nothing is written. */
async function askedAgain(root: string) {
  const config = { baseUrl: `${provider.url}/v1`, project: "p", location: "l" };
  let [identical, brief] = [0, 0];
  const others: string[] = [];
  for (const [at, path] of readdirSync(root, { recursive: true, encoding: "utf8" }).entries()) {
    if (!path.endsWith(".json")) continue;
    const text = readFileSync(join(root, path), "utf8");
    const opened = openRecording(path, text);
    const named = opened.ok ? hostKeyOf(opened.recording) : null;
    const answer = opened.ok ? wireAnswerOf(opened.recording, chanceOf(at)) : null;
    // A few statuses are asked for again first, which takes time.
    if (!named?.ok || !answer || answer.status >= 429) continue;
    provider.script(() => ({ answer, exact: true }));
    const providers = { [named.host]: providerConfigSchema.parse(config) };
    const { status, error } = await rerecord(root, path, { providers, env: {} });
    if (status === "identical") identical++;
    else others.push(`${path}: ${error ?? status}`);
    if (openBriefly(path, text)) brief++;
  }
  return { identical, brief, others };
}

it("each sample stays as it was where its provider answers the same, asked over HTTP", async () => {
  const { identical, brief, others } = await askedAgain("recordings");
  expect(others).toEqual([]);
  expect(identical).toBeGreaterThan(50);
  expect(brief).toBeGreaterThan(10);
}, 60_000);

const corpus = process.env.TAPEDECK_CORPUS;

describe.skipIf(!corpus)("on the corpus (needs TAPEDECK_CORPUS)", () => {
  it("each recording stays as it was where its provider answers the same, asked over HTTP", async () => {
    const { identical, brief, others } = await askedAgain(join(corpus ?? "", "ogx"));
    expect(others).toEqual([]);
    expect(identical).toBeGreaterThan(1600);
    expect(brief).toBeGreaterThan(900);
    console.log(`${identical} identical, ${brief} opened briefly`);
  }, 120_000);
});
