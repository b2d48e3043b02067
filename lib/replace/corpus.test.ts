import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { differenceFromPython } from "../json/round-trip";
import { openRecording, type Recording } from "../recording/recording";
import { matcherOf } from "./matcher";
import type { ReplaceQuery } from "./query";
import { matchesIn, planReplacement } from "./replace";

const corpus = process.env.TAPEDECK_CORPUS;
const query: ReplaceQuery = {
  find: "the",
  replace: 'th"é',
  matchCase: true,
  wholeWord: false,
  regex: false,
  places: ["text"],
};

function answerOf(recording: Recording): string {
  const { response } = conversationOf(recording);
  return response.messages
    .flatMap(({ parts }) => parts)
    .map((part) => (part.type === "text" || part.type === "refusal" ? part.text : ""))
    .join("\0");
}

/** Items of a stream that changed though no match touches what they brought. */
function strangers(before: Recording, after: Recording, matches: ReturnType<typeof matchesIn>): number {
  const { chunks } = conversationOf(before).response;
  const isSame = (pointer: string) => before.doc.at(pointer)?.raw === after.doc.at(pointer)?.raw;
  const texts = new Set(matches.map(({ passage }) => passage.strings[0]));
  if (texts.size !== 1) return 0;
  return chunks.filter(({ pieces, pointers }) => {
    const isMet = pieces.some(({ start, end }) => matches.some(({ from, to }) => start < to + 8 && end > from - 8));
    return !isMet && !pointers.every(isSame);
  }).length;
}

it.skipIf(!corpus)(
  "replaces a frequent word in 200 real recordings exactly as in their texts, and touches nothing else (needs TAPEDECK_CORPUS)",
  () => {
    const made = matcherOf(query);
    if (!made.ok) throw new Error(made.message);
    const root = join(corpus ?? "", "ogx");
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    const problems: string[] = [];
    let done = 0;
    for (const file of files.sort()) {
      if (done === 200) break;
      const opened = openRecording(file, readFileSync(join(root, file), "utf8"));
      if (!opened.ok) continue;
      const { recording } = opened;
      const matches = matchesIn(recording, made.matcher, new Set(query.places));
      if (matches.length === 0) continue;
      done++;
      const plan = planReplacement(recording, matches, new Set());
      if (!plan.ok) {
        problems.push(`${file}: ${plan.failure.message}`);
        continue;
      }
      const after = openRecording(file, plan.text);
      if (!after.ok) problems.push(`${file}: no recording any more`);
      else {
        const wanted = answerOf(recording).replaceAll(query.find, () => query.replace);
        if (answerOf(after.recording) !== wanted) problems.push(`${file}: says something else`);
        if (strangers(recording, after.recording, matches) > 0) problems.push(`${file}: other chunks changed`);
        if (differenceFromPython(after.recording.doc) !== null) problems.push(`${file}: Python writes it otherwise`);
        if (plan.key.after !== plan.key.before) problems.push(`${file}: another key`);
      }
    }
    expect(done).toBe(200);
    expect(problems).toEqual([]);
  },
  120_000,
);
