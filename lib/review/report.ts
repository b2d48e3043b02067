import { CLASSES, type DiffClass } from "../diff/semantic/classes";
import { fingerprintOf, type Shape, shapesOf } from "../diff/semantic/fingerprint";
import type { DiffConfig } from "../diff/semantic/noise-rules";
import type { DiffPart } from "../diff/semantic/part";
import { semanticDiffOf } from "../diff/semantic/semantic-diff";
import type { Recording } from "../recording/recording";
import type { ChangedFile } from "./changed-file";
import type { Conflict } from "./conflict";
import { pairsOf } from "./pairing";
import { type DiffCounts, sentenceOf } from "./sentence";

/** One change of a range, as the diff contract prints it; members may be added, none renamed. */
export type FileDiff = {
  path: string;
  /** Where it stood before: the same path, or the recording whose place it took; null for what is new. */
  basePath: string | null;
  change: "added" | "deleted" | "modified" | "rekeyed";
  class: DiffClass;
  fingerprint: string;
  parts: DiffPart[];
  /** What else differs, by name. */
  noise: string[];
  testId: string | null;
  /** Of a re-keyed recording: the old file is still there. */
  leftBehind: boolean;
  /** Why a side is no recording. */
  problem: string | null;
  /** What a merge left to a person. */
  conflict: Conflict | null;
};

/** Equal changes: what they come down to, and whose they are. */
export type DiffGroup = { fingerprint: string; class: DiffClass; shapes: Shape[]; noise: string[]; paths: string[] };

export type DiffReport = {
  sentence: string;
  summary: Partial<Record<DiffClass, number>>;
  counts: DiffCounts;
  files: FileDiff[];
  groups: DiffGroup[];
};

/**
 * A range in one sentence and by meaning: added and deleted recordings are paired where one took the other's place,
 * also with recordings that were there before and are left behind (`existing`). The gravest changes come first.
 */
export function reportOf(
  changed: readonly ChangedFile[],
  existing: readonly Recording[],
  config: DiffConfig,
): DiffReport {
  const fresh = changed.flatMap(({ change, after, conflict }) =>
    change === "added" && after && conflict !== "open" ? [after] : [],
  );
  const gone = changed.flatMap(({ change, before }) => (change === "deleted" && before ? [before] : []));
  const pairs = pairsOf(fresh, gone, existing);
  const pairOf = new Map(pairs.map((pair) => [pair.added, pair]));
  const replaced = new Set(pairs.filter(({ leftBehind }) => !leftBehind).map(({ old }) => old));
  const groups = new Map<string, DiffGroup>();
  const files: FileDiff[] = [];
  for (const file of changed) {
    if (file.before && replaced.has(file.before)) continue;
    const pair = file.after && pairOf.get(file.after);
    const made = pair ? rekeyed(pair.old, pair.added, pair.leftBehind, config) : fileDiffOf(file, config);
    files.push(made.file);
    const { fingerprint, class: name, path } = made.file;
    const group = groups.get(fingerprint) ?? {
      fingerprint,
      class: name,
      shapes: shapesOf(made.parts),
      noise: made.file.noise,
      paths: [],
    };
    group.paths.push(path);
    groups.set(fingerprint, group);
  }
  files.sort((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) || (a.path < b.path ? -1 : 1));
  const counts = countsOf(files);
  const summary = summaryOf(files);
  return { sentence: sentenceOf(files.length, summary, counts), summary, counts, files, groups: [...groups.values()] };
}

const UNRESOLVED = "the merge conflict in it is not resolved";

type Made = { file: FileDiff; parts: readonly DiffPart[] };

function fileDiffOf({ path, change, before, after, ...file }: ChangedFile, config: DiffConfig): Made {
  const { conflict } = file;
  const problem = conflict === "open" ? UNRESOLVED : (file.problem?.message ?? null);
  const basePath = change === "added" ? null : path;
  const testId = (after ?? before)?.testId ?? null;
  if (before && after && conflict !== "open") {
    return compared(before, after, { path, basePath, change, testId, leftBehind: false, problem, conflict }, config);
  }
  const name: DiffClass = problem === null ? "key" : "error";
  const parts: DiffPart[] = problem === null ? [] : [{ class: "error", what: "file", before: null, after: problem }];
  const fingerprint = fingerprintOf(name, parts, [change]);
  return {
    parts,
    file: {
      path,
      basePath,
      change,
      class: name,
      fingerprint,
      parts,
      noise: [],
      testId,
      leftBehind: false,
      problem,
      conflict,
    },
  };
}

function rekeyed(old: Recording, fresh: Recording, leftBehind: boolean, config: DiffConfig): Made {
  const about = {
    path: fresh.path,
    basePath: old.path,
    change: "rekeyed",
    testId: fresh.testId,
    leftBehind,
    problem: null,
    conflict: null,
  } as const;
  return compared(old, fresh, about, config);
}

function compared(
  before: Recording,
  after: Recording,
  about: Pick<FileDiff, "path" | "basePath" | "change" | "testId" | "leftBehind" | "problem" | "conflict">,
  config: DiffConfig,
): Made {
  const diff = semanticDiffOf(before, after, config);
  // Each re-keyed file has a key of its own: equal changes must not differ for it.
  const alike = diff.parts.filter((part) => part.class !== "key");
  const fingerprint = fingerprintOf(diff.class, alike, diff.noise);
  return {
    parts: alike,
    file: { ...about, class: diff.class, fingerprint, parts: diff.parts, noise: diff.noise },
  };
}

function summaryOf(files: readonly FileDiff[]): DiffReport["summary"] {
  const summary: DiffReport["summary"] = {};
  for (const { class: name, change } of files) {
    if (change === "modified" || change === "rekeyed") summary[name] = (summary[name] ?? 0) + 1;
  }
  return summary;
}

function countsOf(files: readonly FileDiff[]): DiffCounts {
  const count = (change: FileDiff["change"]) => files.filter((file) => file.change === change).length;
  return {
    added: count("added"),
    deleted: count("deleted"),
    modified: count("modified"),
    rekeyed: count("rekeyed"),
    superseded: files.filter(({ leftBehind }) => leftBehind).length,
    conflicts: files.filter(({ conflict }) => conflict === "open").length,
  };
}
