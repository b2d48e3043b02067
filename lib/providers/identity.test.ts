import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chanceOf, wireAnswerOf } from "@/e2e/support/wire-form";
import { dialectOf } from "../dialects";
import { openRecording, type Recording } from "../recording/recording";
import { rerecordedText } from "../rerecord";
import { hostKeyOf } from "./host-key";
import { providerOf } from "./index";

type Counts = Record<string, { identical: number; other: string[]; unserved: number }>;

/** Asks each recording of a folder again, of a provider that answers as it did: how many files come out the same. */
function identitiesIn(root: string): Counts {
  const counts: Counts = {};
  for (const [at, path] of readdirSync(root, { recursive: true, encoding: "utf8" }).entries()) {
    if (!path.endsWith(".json") || path.includes(".tapedeck")) continue;
    const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
    if (!opened.ok) continue;
    const { recording } = opened;
    const count = counts[nameOf(recording)] ?? { identical: 0, other: [], unserved: 0 };
    counts[nameOf(recording)] = count;
    const answer = wireAnswerOf(recording, chanceOf(at));
    if (!answer) {
      count.unserved++;
      continue;
    }
    const named = hostKeyOf(recording);
    const made = rerecordedText(recording, answer, providerOf(recording, named.ok ? named.host : "").parse);
    if (made.ok && made.text === recording.doc.text) count.identical++;
    else count.other.push(`${path}: ${made.ok ? difference(recording.doc.text, made.text) : made.message}`);
  }
  return counts;
}

function nameOf(recording: Recording): string {
  const shape = recording.exception ? "exception" : recording.body?.kind === "array" ? "list" : "object";
  return `${dialectOf(recording).id} ${shape}`;
}

function difference(old: string, made: string): string {
  let at = 0;
  while (at < old.length && old[at] === made[at]) at++;
  return JSON.stringify([old.slice(at - 60, at + 40), made.slice(at - 60, at + 40)]);
}

it("writes each sample as it was when the provider answers the same", () => {
  const counts = identitiesIn("recordings");
  expect(Object.values(counts).flatMap(({ other }) => other)).toEqual([]);
  expect(Object.values(counts).reduce((sum, { identical }) => sum + identical, 0)).toBeGreaterThan(50);
});

const corpus = process.env.TAPEDECK_CORPUS;

describe.skipIf(!corpus)("identity on the corpus (needs TAPEDECK_CORPUS)", () => {
  it("writes each recording as it was when the provider answers the same", () => {
    const counts = identitiesIn(join(corpus ?? "", "ogx"));
    const table = Object.entries(counts).map(([name, { identical, other, unserved }]) => {
      return `${name}: ${identical} identical, ${other.length} not, ${unserved} not served`;
    });
    console.log(table.join("\n"));
    expect(Object.values(counts).flatMap(({ other }) => other)).toEqual([]);
  }, 120_000);
});
