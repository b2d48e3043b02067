import type { TextHunks } from "../change/hunks";
import type { DiffPart } from "../diff/semantic/part";
import type { CommittedConflict } from "./committed-conflict";
import type { FindingCounts, NewFinding } from "./findings";
import type { Mark } from "./mark";
import type { FileDiff } from "./report";
import type { Section } from "./sections";

/** A range as a link names it; null: what the program takes by itself, and the work tree. */
export type RangeNames = { base: string | null; head: string | null };

/** A range as a page shows it: `key` is that of its `ReviewView`. */
export type ShownRange = RangeNames & { key: string };

type Named = { name: string; id: string };

/** A change of a range in a list. */
export type ReviewRow = Pick<FileDiff, "path" | "change" | "testId" | "leftBehind" | "conflict"> & {
  /** The name of the difference, by which marks are kept and acts are asked for. */
  id: string;
  basePath: string | null;
};

/** Equal changes, or new or deleted files of one folder: one row of a list. `ids` are those of all its files. */
export type ReviewGroup = {
  /** The same for all of its files, and no other group's of its section. */
  fingerprint: string;
  section: Section;
  /** What it comes down to, in words; empty where nothing can be said in few. */
  title: string;
  noise: string[];
  ids: string[];
};

/** All of a range that a page needs at once. */
export type ReviewView = {
  /** The same as long as nothing changed, neither commits nor the work tree. */
  key: string;
  sentence: string;
  base: Named;
  /** Null for the work tree. */
  head: Named | null;
  /** The gravest first. */
  groups: ReviewGroup[];
  /** Of the first files; more are asked for when they come into view. */
  rows: ReviewRow[];
  marks: Record<string, Mark>;
  /** Files by what differs in them that is noise. */
  noise: { name: string; count: number }[];
  /** The differences whose old file is still there. */
  superseded: string[];
};

/** One difference in full. */
export type ReviewedFile = ReviewRow & {
  section: Section;
  problem: string | null;
  /** What a test sees change, long texts cut to where they differ. */
  parts: DiffPart[];
  /** All that is said on both sides, what is the same included. */
  whole: { what: string; before: string | null; after: string | null }[];
  noise: string[];
  /** What a check finds in it that it did not find in its base. */
  findings: NewFinding[];
  /** The sides of a merge conflict that a commit of the range holds, markers and all; null where none does. */
  marked: (CommittedConflict & { where: "base" | "head" }) | null;
  /** Whether one side came in chunks. */
  streams: boolean;
  /** Whether there is such a recording in the folder now. */
  isThere: boolean;
  /** Takes of it that wait for a decision. */
  takes: number;
};

/** What a check finds new in a range: how much, and in which differences. */
export type ReviewFindings = { counts: FindingCounts; files: { id: string; counts: FindingCounts }[] };

/** The lines of a difference; null where a side is no text. */
export type ReviewedLines = { added: number; removed: number; text: TextHunks } | null;
