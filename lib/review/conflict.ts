import type { TextHunks } from "../change/hunks";
import { type DraftMerge, meaningOfTexts, mergeOf } from "../change/merge";
import type { MeaningChange } from "../diff/meaning";
import type { MergeChoice } from "../diff/merge3";
import type { DiffPart } from "../diff/semantic/part";
import { semanticDiffOf } from "../diff/semantic/semantic-diff";
import { openRecording } from "../recording/recording";

/**
 * A file that a merge left to a person. `open`: nobody has chosen yet; `settled`: the file holds what was chosen, and
 * git waits to be told.
 */
export type Conflict = "open" | "settled";

/** What both sides of a merge hold, and what they were made from; null: no such file. */
export type ConflictTexts = { base: string | null; ours: string | null; theirs: string | null };

export type ConflictSide = "ours" | "theirs";

/** How a conflict is to end. A merge says for each place that both changed, in order, whose change it takes. */
export type Resolution = { take: ConflictSide } | { take: "merge"; choices: MergeChoice[] };

/** A conflict as a page shows it. Plain data. */
export type ConflictView = {
  path: string;
  /** SHA-256 of what the file holds, markers and all; null where there is none. */
  hash: string | null;
  /** Names both sides; a resolution hands it back. */
  sides: string;
  /** What git calls them; null where it does not say. */
  names: Record<ConflictSide, string | null>;
  /** What stands there in place of a recording: nothing, or why it is none. */
  problems: Record<ConflictSide, string | null>;
  /** What a test would see differ from ours to theirs; null where one of both is no recording. */
  parts: DiffPart[] | null;
  /** What each changed since both parted, and how they go together; null where a side has no file. */
  merge: DraftMerge | null;
};

/** What a resolution would write. Plain data. */
export type ResolutionPreview = {
  changedLines: { added: number; removed: number };
  text: TextHunks;
  /** What a reader sees, against the one side and against the other; null where that cannot be told. */
  against: Record<ConflictSide, MeaningChange[] | null>;
  /** Why the outcome is no recording; null where it is one, or where the file goes. */
  problem: string | null;
  /** The file is removed. */
  goes: boolean;
};

/** How two sides of a file differ and go together. */
export function comparedSides(path: string, texts: ConflictTexts): Pick<ConflictView, "problems" | "parts" | "merge"> {
  const { base, ours, theirs } = texts;
  const merged =
    ours === null || theirs === null ? null : mergeOf({ path, draft: { type: "text", text: ours }, base, theirs });
  return {
    ...meaningOfSides(path, texts),
    merge: merged?.ok
      ? { hash: null, mine: merged.mine, theirs: merged.theirs, hasBase: merged.hasBase, proposal: merged.proposal }
      : null,
  };
}

/** How two sides differ for a test, and why one of them is no recording. */
export function meaningOfSides(
  path: string,
  { ours, theirs }: ConflictTexts,
): Pick<ConflictView, "problems" | "parts"> {
  const [mine, other] = [ours, theirs].map((text) => (text === null ? null : openRecording(path, text)));
  const problemOf = (side: typeof mine) => (!side ? "it was deleted" : side.ok ? null : side.problem.message);
  return {
    problems: { ours: problemOf(mine), theirs: problemOf(other) },
    parts: mine?.ok && other?.ok ? semanticDiffOf(mine.recording, other.recording).parts : null,
  };
}

/** What a reader sees in an outcome, against both sides. */
export function againstSides(
  path: string,
  { ours, theirs }: ConflictTexts,
  outcome: string | null,
): ResolutionPreview["against"] {
  const against = (side: string | null) =>
    side === null || outcome === null ? null : meaningOfTexts(path, side, outcome);
  return { ours: against(ours), theirs: against(theirs) };
}
