import { conversationOf } from "../dialects";
import { excerptOf } from "../diff/excerpt";
import { type SemanticDiff, semanticDiffOf } from "../diff/semantic/semantic-diff";
import { type NodeChange, nodeChangesOf } from "../diff/value-diff";
import { namesOf, type ValueGroup, valueGroupsOf } from "../diff/value-groups";
import { changedLinesOf } from "../edit/text/changed-lines";
import { lineEdits } from "../edit/text/line-edits";
import type { JsonDocument } from "../json/document";
import type { Chunk } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import { fittingHunksOf } from "./fitting-hunks";
import type { TextHunks } from "./hunks";

/** A commit, as git names it; `at` is an ISO 8601 time. */
export type Commit = { id: string; at: string; subject: string };

/** How a file differs from what the last commit holds. Plain data, small enough for a page. */
export type CommitDiff = {
  /** What a test would see, and what else differs, by name; null where one of both is no readable recording. */
  meaning: SemanticDiff | null;
  /** Value by value; null where one of both is no JSON. */
  groups: ValueGroup[] | null;
  changedLines: { added: number; removed: number };
  text: TextHunks;
  /** Only the ends of the lines differ: CR LF in one of both. */
  onlyLineEnds: boolean;
};

/** What became of a file since the last commit: what a revert hands back. */
export type FileSinceCommit = {
  path: string;
  /** `new`: the last commit has no such file; `gone`: it has one, and the folder has none. */
  state: "same" | "changed" | "new" | "gone";
  /** SHA-256 of the file; null where it is gone. */
  hash: string | null;
  /** Git's id of the committed bytes, which says that a commit still holds what was looked at. */
  blob: string | null;
};

/** A file beside the last commit's, as a page shows it. */
export type CommitView = FileSinceCommit & {
  /** Null where nothing was committed yet. */
  commit: Commit | null;
  /** Null unless the file is changed, and both are text. */
  diff: CommitDiff | null;
};

/** A file that a revert changes; `testId` is null where no test is known of it, as of one that is gone. */
export type RevertedFile = FileSinceCommit & { testId: string | null };

/** What a revert of several files would do. */
export type RevertSurvey = {
  commit: Commit | null;
  /** Those that would change. */
  files: RevertedFile[];
  same: number;
  new: number;
};

/** Characters of a part of the conversation that are shown. */
const LONGEST = 6000;

/** The difference of a recording's text from the committed one. */
export function commitDiffOf(path: string, before: string, after: string): CommitDiff {
  const edits = lineEdits(before, after);
  const [old, now] = [readingOf(path, before), readingOf(path, after)];
  const values = valuesOf(old, now);
  return {
    meaning: meaningOf(old, now),
    groups: values && valueGroupsOf(values.changes, values.names),
    changedLines: changedLinesOf(before, edits),
    text: fittingHunksOf(before, edits),
    onlyLineEnds: before.replaceAll("\r\n", "\n") === after.replaceAll("\r\n", "\n"),
  };
}

/** One of the values that differ, by its place among them, or a group of them. */
export type ChosenValues = { type: "value"; at: number } | { type: "group"; name: string };

/** The differences that were chosen, and the text in which they stand; null where one of both texts is no JSON. */
export function chosenChanges(
  path: string,
  before: string,
  after: string,
  chosen: ChosenValues,
): { doc: JsonDocument; changes: NodeChange[] } | null {
  const values = valuesOf(readingOf(path, before), readingOf(path, after));
  if (!values) return null;
  const { doc, changes, names } = values;
  const wanted = (at: number) => (chosen.type === "value" ? at === chosen.at : names[at]?.group === chosen.name);
  return { doc, changes: changes.filter((_, at) => wanted(at)) };
}

type Reading = { doc: JsonDocument | null; recording: Recording | null };

function readingOf(path: string, text: string): Reading {
  const opened = openRecording(path, text);
  return opened.ok ? { doc: opened.recording.doc, recording: opened.recording } : { doc: opened.doc, recording: null };
}

function valuesOf(old: Reading, now: Reading) {
  if (!old.doc || !now.doc) return null;
  const changes = nodeChangesOf(old.doc.root, now.doc.root);
  return { doc: now.doc, changes, names: namesOf(changes, chunksOf(old), chunksOf(now)) };
}

function chunksOf({ recording }: Reading): readonly Chunk[] {
  return recording ? conversationOf(recording).response.chunks : [];
}

function meaningOf(old: Reading, now: Reading): SemanticDiff | null {
  if (!old.recording || !now.recording) return null;
  const found = semanticDiffOf(old.recording, now.recording);
  return { ...found, parts: found.parts.map((part) => ({ ...part, ...excerptOf(part, LONGEST) })) };
}
