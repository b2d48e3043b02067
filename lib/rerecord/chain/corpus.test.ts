import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../dialects";
import { type Edit, planEdit } from "../../edit";
import { downstreamOf } from "../../explain/downstream";
import { grouped } from "../../list/grouped";
import { callsOf, embeddingOf } from "../../recording/embedding";
import { openRecording, type Recording } from "../../recording/recording";
import { carriedEdits } from "./carried-edits";

const corpus = process.env.TAPEDECK_CORPUS;

function recordingsOf(folder: string): Recording[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    if (!name.endsWith(".json")) return [];
    const opened = openRecording(name, readFileSync(join(folder, name), "utf8"));
    return opened.ok && opened.recording.testId !== null ? [opened.recording] : [];
  });
}

function changed(recording: Recording, edits: readonly Edit[]): Recording {
  const plan = planEdit(recording, edits);
  if (!plan.ok) throw new Error(`${recording.path}: ${plan.failure.message}`);
  const opened = openRecording(recording.path, plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

/** The recording with an answer of other words, and of the same calls with other ids and arguments. */
function answeredAnew(recording: Recording): Recording {
  const said = conversationOf(recording).response.messages[0];
  if (!said) return recording;
  const texts = said.parts.filter(({ type }) => type === "text");
  const ids = callsOf(said).flatMap(({ id }) => id ?? []);
  const text = ids.reduce((made, id) => made.replaceAll(`"${id}"`, `"${id}-anew"`), recording.doc.text);
  const opened = openRecording(recording.path, text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return changed(opened.recording, [
    ...(texts.length > 0
      ? [{ type: "text" as const, message: 0, kind: "text" as const, text: "Other words: über 🌊." }]
      : []),
    ...callsOf(said).map((_, call): Edit => ({ type: "tool-call", message: 0, call, arguments: '{"other": "words"}' })),
  ]);
}

describe.skipIf(!corpus)("chains of the corpus (needs TAPEDECK_CORPUS)", () => {
  it("carries every answer that a later turn repeats, new words, ids and arguments", { timeout: 600_000 }, () => {
    const carried: Record<string, number> = {};
    const failed: string[] = [];
    const tests = grouped(recordingsOf(join(corpus ?? "", "ogx")), ({ testId }) => testId);
    for (const recordings of tests.values()) {
      const entries = recordings.map((recording) => ({
        path: recording.path,
        recording,
        conversation: conversationOf(recording),
      }));
      for (const { path, recording: from, conversation } of entries) {
        const later = downstreamOf(entries, path);
        const to = later.length > 0 ? answeredAnew(from) : from;
        for (const { recording: turn } of later) {
          const same = carriedEdits(turn, from, from);
          const made = carriedEdits(turn, from, to);
          if (!same.ok || !made.ok) failed.push(`${turn.path} <- ${path}: ${made.ok ? "not as it was" : made.reason}`);
          else {
            expect(changed(turn, same.edits).doc.text).toBe(turn.doc.text);
            const after = conversationOf(changed(turn, made.edits));
            expect(embeddingOf(after, conversationOf(to))).toMatchObject({ by: "messages" });
            carried[conversation.dialect] = (carried[conversation.dialect] ?? 0) + 1;
          }
        }
      }
    }
    console.info("carried", carried);
    expect(failed).toEqual([]);
    expect(Object.values(carried).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
  });
});
