import type { JobSummary } from "../change/job";
import type { Namesake } from "../change/merge";
import { type ChangePreview, changePreviewOf } from "../change/preview";
import { type Outcome, refuse, sentencesOf } from "../change/refusal";
import { matchViewsOf, type ReplaceRow, type ReplaceTarget } from "../change/replace-preview";
import type { EditPlan } from "../edit";
import type { Recording } from "../recording/recording";
import { type Matcher, matcherOf } from "../replace/matcher";
import type { Place } from "../replace/places";
import type { ReplaceQuery } from "../replace/query";
import { matchesIn, planReplacement } from "../replace/replace";
import { type BulkOptions, changeMany } from "./bulk";
import type { Catalog } from "./catalog";
import { namesakeAt } from "./compare-at-new-name";
import { downstreamIn } from "./downstream";
import { editFailure } from "./edit-failure";
import { isTaken, newPathOf, recordingAt } from "./planned-edit";
import { nativeSha256 } from "./sha256";
import type { FileChange } from "./store/apply";
import { currentOf, type FileState, hashOf } from "./store/bytes";
import { inPool } from "./store/pool";
import { bytesFor } from "./store/text";

/** A query that is ready to be asked. */
export type Search = { matcher: Matcher; places: ReadonlySet<Place> };

/** Makes a query ready; refused where its expression cannot be read. */
export function searchOf(query: ReplaceQuery): Outcome<{ search: Search }> {
  const made = matcherOf(query);
  if (!made.ok) return refuse("edit", null, made.message, "Mend it, or look for it as plain text.");
  return { ok: true, search: { matcher: made.matcher, places: new Set(query.places) } };
}

/** What replacing would do to each of several files, in short; files without a match are left out. */
export async function surveyReplace(root: string, search: Search, paths: readonly string[]): Promise<ReplaceRow[]> {
  const rows = await inPool(paths, (path) => surveyed(root, search, path));
  return rows.filter((row) => row !== null);
}

async function surveyed(root: string, search: Search, path: string): Promise<ReplaceRow | null> {
  const none = { testId: null, hash: null, count: 0, matches: [], lines: { added: 0, removed: 0 } };
  const base: ReplaceRow = { path, ...none, rekeys: false, to: null, taken: false, why: null };
  const read = await recordingAt(root, path, null);
  // What is no recording holds no text of one.
  if (!read.ok) return read.refusal.reason === "invalid" ? null : { ...base, why: sentencesOf(read.refusal.problem) };
  const { recording, state } = read;
  const matches = matchesIn(recording, search.matcher, search.places);
  if (matches.length === 0) return null;
  const row = {
    ...base,
    testId: recording.testId,
    hash: state.hash,
    count: matches.length,
    matches: matchViewsOf(matches),
  };
  const plan = planReplacement(recording, matches, new Set(), nativeSha256);
  if (!plan.ok) return { ...row, why: sentencesOf(plan.failure) };
  const to = newPathOf(path, plan);
  const { changedLines: lines, key } = plan;
  return { ...row, lines, rekeys: key.before !== key.after, to, taken: to !== null && (await isTaken(root, to)) };
}

/** What replacing would do to one file, in full. */
export async function previewReplace(
  catalog: Catalog,
  search: Search,
  target: ReplaceTarget,
): Promise<Outcome<{ preview: ChangePreview }>> {
  const { root } = catalog;
  const planned = await plannedReplacement(root, search, target);
  if (!planned.ok) return planned;
  const { recording, state, plan } = planned;
  const newPath = newPathOf(target.path, plan);
  const { response, testId } = recording;
  const meets = plan.edits.some(({ from, to }) => from >= response.start && to <= response.end);
  const around = {
    hash: state.hash,
    key: { newPath, taken: newPath !== null && (await isTaken(root, newPath)) },
    downstream: meets ? await downstreamIn(catalog, target.path, testId) : [],
  };
  return { ok: true, preview: changePreviewOf(recording, plan, around) };
}

/**
 * How a file differs, once replaced in, from what has its new name by then: `rival`, replaced in too, or the file
 * there.
 */
export async function compareReplaced(
  root: string,
  search: Search,
  target: ReplaceTarget,
  rival: ReplaceTarget | null,
): Promise<Outcome<{ namesake: Namesake }>> {
  const planned = await plannedReplacement(root, search, target);
  if (!planned.ok) return planned;
  const to = newPathOf(target.path, planned.plan);
  if (to === null) return refuse("edit", target.path, "its name stays", "Preview again.");
  const other = rival && (await plannedReplacement(root, search, rival));
  if (other && !other.ok) return other;
  const made = other && bytesFor(other.recording.path, other.plan.text, other.state, "parsed");
  if (made && !made.ok) return made;
  return namesakeAt(root, to, planned.plan.text, made && currentOf({ bytes: made.bytes, hash: hashOf(made.bytes) }));
}

export type ReplaceRequest = {
  query: ReplaceQuery;
  targets: readonly ReplaceTarget[];
  /** Where the request key changes, the name follows it. */
  rename: boolean;
};

/** Replaces in many files, each only as the preview showed it. */
export function applyReplace(
  root: string,
  { query, targets, rename }: ReplaceRequest,
  search: Search,
  options: BulkOptions = {},
): Promise<JobSummary> {
  const changesOf = async (target: ReplaceTarget): Promise<Outcome<{ changes: FileChange[] }>> => {
    const planned = await plannedReplacement(root, search, target);
    return planned.ok ? changesFor(root, planned, rename, target.over ?? null) : planned;
  };
  return changeMany(root, { targets, why: "edit", note: noteOf(query), changesOf }, options);
}

type Planned = { recording: Recording; state: FileState; plan: EditPlan };

async function plannedReplacement(
  root: string,
  { matcher, places }: Search,
  { path, expectedHash, skip }: ReplaceTarget,
): Promise<Outcome<Planned>> {
  const read = await recordingAt(root, path, expectedHash);
  if (!read.ok) return read;
  const { recording, state } = read;
  const matches = matchesIn(recording, matcher, places);
  const plan = planReplacement(recording, matches, new Set(skip), nativeSha256);
  if (!plan.ok) return editFailure(path, recording.doc, plan.failure);
  return { ok: true, recording, state, plan };
}

async function changesFor(
  root: string,
  { recording: { path }, state, plan }: Planned,
  rename: boolean,
  over: string | null,
): Promise<Outcome<{ changes: FileChange[] }>> {
  if (plan.edits.length === 0) return { ok: true, changes: [] };
  const made = bytesFor(path, plan.text, state, "parsed");
  if (!made.ok) return made;
  const expected = state.hash;
  const to = rename ? newPathOf(path, plan) : null;
  if (to === null) return { ok: true, changes: [{ path, expected, after: made.bytes }] };
  if (over === null && (await isTaken(root, to))) {
    return refuse("edit", path, `there is a recording \`${to}\` already`, "Compare the two, and delete one.");
  }
  return {
    ok: true,
    changes: [
      { path, expected, after: null },
      { path: to, expected: over, after: made.bytes, mode: state.marks.mode },
    ],
  };
}

function noteOf({ find, replace }: ReplaceQuery): string {
  return `replace ${short(find)} by ${short(replace)}`;
}

function short(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
