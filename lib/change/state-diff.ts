import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { type MeaningChange, meaningDiffOf } from "../diff/meaning";
import { changedLinesOf } from "../edit/text/changed-lines";
import { lineEdits } from "../edit/text/line-edits";
import { openRecording } from "../recording/recording";
import { fittingHunksOf } from "./fitting-hunks";
import type { TextHunks } from "./hunks";
import type { Current } from "./refusal";

/** How a recording differs from one state to another; null stands for no file. Plain data. */
export type StateDiff = {
  /** A recording is not there before, or not there after. */
  kind: "created" | "removed" | "changed" | "same";
  changedLines: { added: number; removed: number };
  /** What a reader of the conversation sees; null where one of both is no readable recording, or no file. */
  meaning: MeaningChange[] | null;
  /** Null where one of both is not UTF-8. */
  text: TextHunks | null;
};

/** The difference between two states of a recording. */
export function stateDiffOf(path: string, before: Current | null, after: Current | null): StateDiff {
  const kind =
    before?.hash === after?.hash ? "same" : before === null ? "created" : after === null ? "removed" : "changed";
  if (before?.text === null || after?.text === null) {
    return { kind, changedLines: { added: 0, removed: 0 }, meaning: null, text: null };
  }
  const [old, now] = [before?.text ?? "", after?.text ?? ""];
  const edits = lineEdits(old, now);
  return {
    kind,
    changedLines: changedLinesOf(old, edits),
    meaning: before && after ? meaningBetween(path, old, now) : null,
    text: fittingHunksOf(old, edits),
  };
}

function meaningBetween(path: string, before: string, after: string): MeaningChange[] | null {
  const [old, now] = [openRecording(path, before), openRecording(path, after)];
  if (!old.ok || !now.ok) return null;
  const [was, is] = [old.recording, now.recording];
  return meaningDiffOf(showOf(was, conversationOf(was)), showOf(is, conversationOf(is)));
}
