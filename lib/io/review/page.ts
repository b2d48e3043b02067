import { fittingHunksOf } from "../../change/fitting-hunks";
import { type Outcome, refuse } from "../../change/refusal";
import { excerptOf } from "../../diff/excerpt";
import { changedLinesOf } from "../../edit/text/changed-lines";
import { lineEdits } from "../../edit/text/line-edits";
import { openRecording, type Recording } from "../../recording/recording";
import { committedConflictOf } from "../../review/committed-conflict";
import { findingCounts, gravestFirst } from "../../review/findings";
import type { FileDiff } from "../../review/report";
import { isOneSided, isPending, SECTIONS } from "../../review/sections";
import { shapesInWords } from "../../review/shape-words";
import type {
  ReviewedFile,
  ReviewedLines,
  ReviewFindings,
  ReviewGroup,
  ReviewRow,
  ReviewView,
  ShownRange,
} from "../../review/view";
import { wholeOf } from "../../review/whole";
import { readMarks } from "../reviews";
import { pendingOf } from "../takes/pending";
import { type CheckedSide, factsOfRange, findingsBetween } from "./findings";
import { type Difference, type Review, shownReview } from "./session";
import { textsOfDifference } from "./texts";

/** Rows that come with a page. */
const FIRST_ROWS = 500;
/** Characters of one text of a difference. */
const LONGEST = 6000;

/** A range as the page shows it first. */
export async function reviewView(root: string, review: Review): Promise<ReviewView> {
  const { range, report, differences } = review;
  const groups = groupsOf(review);
  const kept = await readMarks(root);
  const marks: ReviewView["marks"] = {};
  for (const id of differences.keys()) {
    const found = kept[id];
    if (found) marks[id] = { viewed: found.viewed, decision: found.decision, comment: found.comment };
  }
  const all = [...differences.values()];
  return {
    key: review.key,
    sentence: report.sentence,
    base: range.base,
    head: range.head,
    groups,
    rows: rowsOf(review, groups.flatMap(({ ids }) => ids).slice(0, FIRST_ROWS)),
    marks,
    noise: noiseCounts(all),
    superseded: all.flatMap(({ id, file }) => (file.leftBehind ? [id] : [])),
  };
}

/** Equal changes together; what has no other side goes by its folder. */
function groupsOf({ report, differences }: Review): ReviewGroup[] {
  const groups = new Map<string, ReviewGroup>();
  const shapes = new Map(report.groups.map((group) => [group.fingerprint, group.shapes]));
  for (const { id, file, section } of differences.values()) {
    const { path, noise } = file;
    const alone = isOneSided(section);
    // Each conflict is for somebody to look at.
    const own = file.conflict === "open" ? path : file.fingerprint;
    const fingerprint = alone ? path.slice(0, path.lastIndexOf("/") + 1) : own;
    const name = `${section} ${fingerprint}`;
    const known = groups.get(name);
    if (known) known.ids.push(id);
    else {
      const title = alone ? fingerprint || "the folder itself" : shapesInWords(shapes.get(fingerprint) ?? []);
      groups.set(name, { fingerprint, section, title, noise, ids: [id] });
    }
  }
  const graver = (a: ReviewGroup, b: ReviewGroup) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section);
  return [...groups.values()].sort((a, b) => graver(a, b) || b.ids.length - a.ids.length);
}

/** The rows of some differences, in their order. */
export function rowsOf({ differences }: Review, ids: readonly string[]): ReviewRow[] {
  return ids.flatMap((id) => {
    const found = differences.get(id);
    return found ? [rowOf(found)] : [];
  });
}

function rowOf({ id, file: { path, basePath, change, testId, leftBehind, conflict } }: Difference): ReviewRow {
  return { id, path, change, testId, leftBehind, conflict, basePath: change === "rekeyed" ? basePath : null };
}

function noiseCounts(differences: readonly Difference[]): ReviewView["noise"] {
  const counts = new Map<string, number>();
  for (const { section, file } of differences) {
    if (isPending(section)) continue;
    for (const name of file.noise) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** The difference of a name; refused where nothing differs so any more. */
export async function differenceIn(
  root: string,
  shown: ShownRange,
  id: string,
): Promise<Outcome<{ review: Review; difference: Difference }>> {
  const opened = await shownReview(root, shown);
  if (!opened.ok) return opened;
  const difference = opened.review.differences.get(id);
  return difference ? { ok: true, review: opened.review, difference } : overtaken();
}

/** A difference is asked for that has ended meanwhile. */
export function overtaken() {
  return refuse(
    "missing",
    null,
    "this difference is not there any more: the files were changed",
    "Look at the list anew.",
  );
}

/** One difference in full. */
export async function reviewedFile(root: string, review: Review, difference: Difference): Promise<ReviewedFile> {
  const { file, section } = difference;
  const { path, basePath, noise, problem } = file;
  const { before, after } = await textsOfDifference(review, difference);
  const [old, now] = [sideOf(basePath, before), sideOf(path, after)];
  const [was, is] = [recordingIn(old), recordingIn(now)];
  const whole = wholeOf(was, is);
  const facts = await factsOfRange(review.range, [file.testId]);
  const isMarked = file.conflict === "open" && now !== null && "problem" in now;
  const findings = isMarked ? [] : findingsBetween(path, old, now, { facts, config: review.check });
  return {
    ...rowOf(difference),
    section,
    problem,
    noise,
    findings: gravestFirst(findings),
    marked: markedIn(review, file, { before, after }),
    streams: (was?.streaming ?? false) || (is?.streaming ?? false),
    parts: file.parts.map((part) => ({ ...part, ...excerptOf(part, LONGEST) })),
    whole: whole.map((part) => ({ ...part, ...excerptOf(part, LONGEST) })),
    isThere: review.range.head === null && file.change !== "deleted",
    takes: review.range.head === null ? await pendingOf(root, path) : 0,
  };
}

/** A conflict of the work tree is not among them: that one can be resolved. */
function markedIn(
  { range }: Review,
  { path, basePath }: FileDiff,
  { before, after }: { before: string | null; after: string | null },
): ReviewedFile["marked"] {
  const now = range.head === null || after === null ? null : committedConflictOf(path, after);
  const old = before === null ? null : committedConflictOf(basePath ?? path, before);
  const found = now ?? old;
  const parts = found?.parts?.map((part) => ({ ...part, ...excerptOf(part, LONGEST) })) ?? null;
  return found && { ...found, parts, where: now ? "head" : "base" };
}

function sideOf(path: string | null, text: string | null): CheckedSide {
  if (path === null || text === null) return null;
  const read = openRecording(path, text);
  return read.ok ? { recording: read.recording } : { problem: read.problem };
}

function recordingIn(side: CheckedSide): Recording | null {
  return side && "recording" in side ? side.recording : null;
}

/** What a check finds new in a range. */
export async function findingsOfReview({ differences, findings }: Review): Promise<ReviewFindings> {
  const found = await findings();
  const files = [...differences.values()].flatMap(({ id, file: { path } }) => {
    const own = found.get(path);
    return own ? [{ id, counts: findingCounts(own) }] : [];
  });
  return { counts: findingCounts([...found.values()].flat()), files };
}

/** The lines of a difference. */
export async function reviewedLines(review: Review, difference: Difference): Promise<ReviewedLines> {
  const { before, after } = await textsOfDifference(review, difference);
  const { change } = difference.file;
  if ((before === null && change !== "added") || (after === null && change !== "deleted")) return null;
  const [old, now] = [before ?? "", after ?? ""];
  const edits = lineEdits(old, now);
  return { ...changedLinesOf(old, edits), text: fittingHunksOf(old, edits) };
}
