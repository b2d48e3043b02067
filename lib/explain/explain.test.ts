import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fold } from "../catalog/fold";
import { rowOf } from "../catalog/row-of";
import { inferenceOf } from "../dialects/testing";
import { parseJson } from "../json/parse";
import { requestKeyOf } from "../recording/key";
import { openRecording, type Recording } from "../recording/recording";
import { explain } from "./explain";
import type { Candidate } from "./nearest";
import { clueOf } from "./read-clue";

const body = { model: "m", messages: [{ role: "user", content: "What is the tide today?" }], temperature: 0.1 };
const samples = [
  body,
  { ...body, messages: [{ role: "user", content: "Name a harbour." }] },
  { ...body, model: "other" },
].map((sample) => {
  const recording = inferenceOf("/v1/chat/completions", sample, { body: null, is_streaming: false });
  const path = `suite/recordings/${requestKeyOf(recording)}.json`;
  return { ...recording, path };
});

const candidatesOf = (recordings: readonly Recording[]): Candidate[] =>
  recordings.map(({ path, doc }) => {
    const row = rowOf({ path, size: doc.text.length, mtime: 0 }, doc.text);
    return { ...row, text: fold(row.text) };
  });
const loader = (recordings: readonly Recording[]) => {
  const byPath = new Map(recordings.map((recording) => [recording.path, recording]));
  return (path: string) => byPath.get(path) ?? null;
};
const ask = (text: string, recordings: readonly Recording[] = samples) => {
  const result = clueOf(text);
  if (!result.ok) throw new Error(result.message);
  return explain(result.clue, candidatesOf(recordings), loader(recordings));
};

describe("explain", () => {
  it("finds a recording by a body alone, borrowing URL and test id from the nearest", () => {
    const answer = ask(JSON.stringify(body));
    expect(answer.found).toEqual([samples[0]?.path]);
    expect(answer.assumptions.map(({ field }) => field)).toEqual(["url", "test_id"]);
    expect(answer.canonical).toContain('"endpoint": "/v1/chat/completions"');
    expect(answer.places.map(({ path }) => path)).toEqual([
      `suite/recordings/${answer.key}.json`,
      `common/recordings/${answer.key}.json`,
    ]);
  });

  it("names the field that moved", () => {
    const answer = ask(JSON.stringify({ ...body, temperature: 0.7 }));
    expect(answer.found).toEqual([]);
    expect(answer.nearest[0]).toMatchObject({
      path: samples[0]?.path,
      tier: "test",
      sentence: "differs only in `temperature`: 0.1 → 0.7",
    });
  });

  it("says which file has the key but not the name", () => {
    const [first] = samples;
    if (!first) throw new Error("no sample");
    const renamed = { ...first, path: `suite/recordings/${"0".repeat(64)}.json` };
    const answer = ask(requestKeyOf(first) ?? "", [renamed]);
    expect(answer).toMatchObject({ found: [], misnamed: [renamed.path] });
  });

  it("lists what the normaliser takes out before hashing", () => {
    const answer = ask(JSON.stringify({ ...body, temperature: 0.123456789, extra_body: { project_id: "p" } }));
    expect(answer.erased.map(({ before, after }) => [before, after])).toEqual([
      ['"p"', null],
      ["0.123456789", "0.12346"],
    ]);
  });

  it("lists the recordings of the test that a log names, where the request is unknown", () => {
    const log = `Recording not found for request hash: ${"a".repeat(64)}\nFAILED suite/test_sample.py::test_it - x`;
    expect(ask(log).nearest.map(({ path }) => path)).toEqual(samples.map(({ path }) => path));
  });
});

const corpus = process.env.TAPEDECK_CORPUS;

describe.skipIf(!corpus)("explain on the corpus (TAPEDECK_CORPUS)", () => {
  it("names a mutation of any one field as the nearest recording's only difference", () => {
    const root = join(corpus ?? "", "ogx");
    const recordings = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json"))
      .sort()
      .flatMap((path) => {
        const opened = openRecording(path, readFileSync(join(root, path), "latin1"));
        return opened.ok ? [opened.recording] : [];
      });
    const candidates = candidatesOf(recordings);
    const load = loader(recordings);
    const random = generator(20_261_123);
    const mutable = recordings.filter(({ kind }) => kind === "inference" || kind === "http");
    const wrong: string[] = [];
    let tried = 0;
    while (tried < 240) {
      const original = mutable[Math.floor(random() * mutable.length)];
      const mutation = original && mutate(original, random);
      if (!original || !mutation) continue;
      // What the normaliser erases is no difference: replay finds the recording all the same.
      if (requestKeyOf(mutation.recording) === requestKeyOf(original)) continue;
      tried++;
      const clue = clueOf(mutation.recording.doc.text);
      const answer = clue.ok ? explain(clue.clue, candidates, load) : null;
      const changes = answer?.nearest[0]?.changes.map(({ pointer }) => pointer) ?? [];
      if (changes.length !== 1 || changes[0] !== mutation.pointer) {
        wrong.push(`${original.path}: ${mutation.pointer}, explained as ${changes.join(", ") || "nothing"}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** A small generator of numbers between 0 and 1 (mulberry32), so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The recording with one scalar of its request replaced, and where that stands in the hashed request. */
function mutate(recording: Recording, random: () => number): { recording: Recording; pointer: string } | null {
  const { doc, input } = recording;
  const leaves = [
    ...leavesOf(input),
    ...(doc.root.get("test_id")?.string === undefined ? [] : [doc.root.get("test_id")]),
  ];
  const leaf = leaves[Math.floor(random() * leaves.length)];
  if (!leaf) return null;
  const replacement =
    leaf.kind === "string" ? `"mutated ${Math.floor(random() * 1e9)}"` : String(1000 + Math.floor(random() * 1e6));
  const text = doc.text.slice(0, leaf.start) + replacement + doc.text.slice(leaf.end);
  const opened = openRecording("pasted.json", text);
  if (!opened.ok) return null;
  const inside = leaf.pointer.slice(input.pointer.length);
  const member = recording.kind === "http" ? "/payload" : "/body";
  return { recording: opened.recording, pointer: leaf.pointer === "/test_id" ? "/test_id" : member + inside };
}

type Node = Recording["input"];
function leavesOf(node: Node): Node[] {
  if (node.kind === "object") return node.members().flatMap(({ value }) => leavesOf(value));
  if (node.kind === "array") return node.items().flatMap(leavesOf);
  return parseJson(node.raw).ok ? [node] : [];
}
