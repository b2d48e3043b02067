import { join } from "node:path";
import type { Outcome } from "../../change/refusal";
import type { CheckConfig } from "../../lint/config";
import type { Recording } from "../../recording/recording";
import type { ChangedFile } from "../../review/changed-file";
import type { NewFindings } from "../../review/findings";
import type { DiffReport, FileDiff } from "../../review/report";
import { type Section, sectionOf } from "../../review/sections";
import type { RangeNames, ShownRange } from "../../review/view";
import { readConfig } from "../config";
import { type Reviewed, reviewedIn, withGit } from "../review";
import { plainProblem } from "../root";
import { nativeSha256 } from "../sha256";
import { ahead } from "../slices";
import { stampAt } from "../store/bytes";
import { type ListedChanges, listChanges } from "./changes";
import { checkRange } from "./findings";
import { type Range, resolveRange } from "./revision";

/** A change of a range, with what tells it from any other: the bytes that it stands between. */
export type Difference = {
  id: string;
  file: FileDiff;
  section: Section;
  /** SHA-256 of the texts; null where there is none, or no text. */
  before: string | null;
  after: string | null;
};

/** A range, compared: all that the review page asks about. */
export type Review = {
  /** The same as long as nothing changed, neither commits nor the work tree. */
  key: string;
  range: Range;
  report: DiffReport;
  differences: ReadonlyMap<string, Difference>;
  check: CheckConfig;
  /** What a check finds new in it: looked for when it is asked for. */
  findings: () => Promise<NewFindings>;
};

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckReviews: Map<string, Promise<Review>> | undefined;
}

/** Reviews that are kept: going back and forth between a few is free. */
const KEPT = 3;

type Looked = { key: string; range: Range; make: () => Promise<Review> };

/** A range below a root, compared once as long as nothing in it changes. */
export async function openReview(root: string, names: RangeNames): Promise<Outcome<{ review: Review }>> {
  const looked = await lookAt(root, names);
  if (!looked.ok) return looked;
  const { key, make } = looked;
  globalThis.tapedeckReviews ??= new Map();
  const kept = globalThis.tapedeckReviews;
  const made = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, made);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  try {
    return { ok: true, review: await ahead(made) };
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

/** The review that a page shows, by its key, as it was compared; else the range anew. */
export async function shownReview(root: string, { key, ...names }: ShownRange): Promise<Outcome<{ review: Review }>> {
  const kept = await globalThis.tapedeckReviews?.get(key);
  return kept ? { ok: true, review: kept } : openReview(root, names);
}

/** Whether a range still holds what it held, without comparing anything. */
export async function reviewKey(root: string, names: RangeNames): Promise<Outcome<{ key: string }>> {
  const looked = await lookAt(root, names);
  return looked.ok ? { ok: true, key: looked.key } : looked;
}

function lookAt(root: string, { base, head }: RangeNames): Promise<Outcome<Looked>> {
  return withGit(async () => {
    const read = readConfig(root);
    if (!read.ok) {
      const problem = plainProblem(read.message, "Mend the configuration.");
      return { ok: false, refusal: { reason: "invalid", path: null, problem } };
    }
    const { diff: config, check } = read.config;
    const resolved = await resolveRange(root, base, head);
    if (!resolved.ok) return resolved;
    const { range } = resolved;
    const listed = await listChanges(range);
    const key = nativeSha256(
      JSON.stringify([root, range, config, check, [...listed.unmerged], stampsOf(range, listed)]),
    );
    const make = async () => {
      const reviewed = await reviewedIn(range, listed, config);
      const { report } = reviewed;
      const differences = differencesOf(reviewed);
      return { key, range, report, differences, check, findings: checkOnce(reviewed, check) };
    };
    return { ok: true, key, range, make };
  });
}

/** Keeps the recordings only until they are checked. */
function checkOnce(reviewed: Reviewed, config: CheckConfig): () => Promise<NewFindings> {
  let waiting: Reviewed | null = reviewed;
  let made: Promise<NewFindings> | null = null;
  return () => {
    if (waiting) made = checkRange(waiting, config);
    waiting = null;
    return made ?? Promise.resolve(new Map());
  };
}

/** The changes as git lists them; what only the disk holds by its stamp. */
function stampsOf({ repository: { folder } }: Range, { changes }: ListedChanges) {
  return changes.map(({ path, before, after }) => {
    const now = after === "worktree" ? stampAt(join(/*turbopackIgnore: true*/ folder, path)) : after;
    return [path, before, now];
  });
}

function differencesOf({ report, changed, existing }: Reviewed): Map<string, Difference> {
  const now = new Map(changed.map((file) => [file.path, file]));
  const old = new Map(existing.map((recording) => [recording.path, recording]));
  const differences = report.files.map((file): Difference => {
    const before = hashOf(file.basePath === null ? null : beforeOf(file.basePath, now, old));
    const after = hashOf(file.change === "deleted" ? null : (now.get(file.path)?.after ?? null));
    const name = JSON.stringify([file.path, file.basePath, before, after, file.problem]);
    return { id: nativeSha256(name).slice(0, 24), file, section: sectionOf(file), before, after };
  });
  return new Map(differences.map((difference) => [difference.id, difference]));
}

function beforeOf(path: string, changed: Map<string, ChangedFile>, existing: Map<string, Recording>) {
  return changed.get(path)?.before ?? existing.get(path) ?? null;
}

function hashOf(recording: Recording | null): string | null {
  return recording && nativeSha256(recording.doc.text);
}
