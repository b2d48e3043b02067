import { join } from "node:path";
import { openRecording, type Problem, type Recording } from "../../recording/recording";
import type { ChangedFile } from "../../review/changed-file";
import type { Conflict } from "../../review/conflict";
import { hasMarkers } from "../../review/markers";
import { bytesOf } from "../committed/blobs";
import { git } from "../git";
import { decodeText, readTextFile } from "../read";
import { plainProblem } from "../root";
import { blobsIn } from "./blobs";
import { parseRawDiff, type RawChange } from "./raw-diff";
import type { Range } from "./revision";
import { type Stages, unmergedFiles } from "./unmerged";

/** A long list of names still fits. */
const MOST_TEXT = 256 * 1024 * 1024;

/** JSON files that a range changes, recordings or not, and those among them that a merge left for a person to mend. */
export type ListedChanges = { changes: RawChange[]; unmerged: ReadonlyMap<string, Stages> };

/** Asks git for what a range changes. Throws `NoGit` where there is none. */
export async function listChanges(range: Range): Promise<ListedChanges> {
  const changes = await rawChanges(range);
  if (range.head) return { changes, unmerged: new Map() };
  const { repository, base } = range;
  const { prefix } = repository;
  const found = await unmergedFiles(repository, prefix);
  const unmerged = new Map([...found].filter(([path]) => isCandidate(path)));
  // A file may wait for a person's choice, and be that of the base so far.
  const listed = new Set(changes.map(({ path }) => path));
  const others = [...unmerged.keys()].filter((path) => !listed.has(path));
  const blobs = await blobsIn(
    range,
    base.id,
    others.map((path) => path.slice(prefix.length)),
  );
  for (const path of others) {
    const before = blobs.get(path.slice(prefix.length))?.id ?? null;
    changes.push({ path, before, after: "worktree" });
  }
  return { changes, unmerged };
}

/** The recordings that a range changes, opened on both sides. Other JSON files are left out. */
export async function changesIn(range: Range, { changes, unmerged }: ListedChanges): Promise<ChangedFile[]> {
  const ids = changes.flatMap(({ before, after }) =>
    [before, after].flatMap((id) => (id && id !== "worktree" ? [id] : [])),
  );
  const texts = await textsOf(range, [...new Set(ids)]);
  return changes.flatMap((change) => {
    const file = openedFile(range, change, texts, unmerged.get(change.path) ?? null);
    return file ? [file] : [];
  });
}

async function rawChanges({ repository, base, head }: Range): Promise<RawChange[]> {
  const { folder, prefix } = repository;
  const where = ["--", prefix === "" ? "." : prefix];
  const names = repository.bare ? [] : where;
  const sides = head ? [base.id, head.id] : [base.id];
  const printed = await git(
    folder,
    ["diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", ...sides, ...names],
    MOST_TEXT,
  );
  const changes = parseRawDiff(printed?.toString("utf8") ?? "");
  if (!head) {
    const others = await git(folder, ["ls-files", "--others", "--exclude-standard", "-z", ...where], MOST_TEXT);
    for (const path of others?.toString("utf8").split("\0") ?? []) {
      if (path !== "") changes.push({ path, before: null, after: "worktree" });
    }
  }
  const byPath = new Map(changes.filter(({ path }) => isCandidate(path)).map((change) => [change.path, change]));
  return [...byPath.values()];
}

function isCandidate(path: string): boolean {
  return path.endsWith(".json") && !/(?:^|\/)(?:\.git|\.tapedeck|node_modules)\//i.test(path);
}

/** The texts of blobs by their ids; null for what is not UTF-8. */
export async function textsOf({ repository }: Range, ids: readonly string[]): Promise<Map<string, string | null>> {
  const sizes = await sizesOf(repository.folder, ids);
  const blobs = ids.flatMap((id) => {
    const size = sizes.get(id);
    return size === undefined ? [] : [{ id, size, top: repository.folder }];
  });
  const bytes = await bytesOf(blobs);
  return new Map(
    blobs.map(({ id }, at) => {
      const decoded = decodeText(bytes[at] ?? Buffer.alloc(0));
      return [id, decoded.ok ? decoded.text : null];
    }),
  );
}

async function sizesOf(folder: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const printed = await git(folder, ["cat-file", "--batch-check"], MOST_TEXT, `${ids.join("\n")}\n`);
  const lines = printed?.toString("latin1").split("\n") ?? [];
  return new Map(
    lines.flatMap((line) => {
      const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
      return id === undefined ? [] : [[id, Number(size)] as const];
    }),
  );
}

type Side = { recording: Recording | null; problem: Problem | null; marked: boolean };

const NOT_TEXT = plainProblem("not UTF-8", "Save the file as UTF-8, or restore it from git.");

function openedFile(
  { repository }: Range,
  { path, before, after }: RawChange,
  texts: ReadonlyMap<string, string | null>,
  stages: Stages | null,
): ChangedFile | null {
  const inner = path.slice(repository.prefix.length);
  const sideOf = (id: string): Side =>
    id === "worktree" ? onDisk(repository.folder, path, inner) : opened(inner, texts.get(id) ?? null);
  const [old, now] = [before === null ? null : sideOf(before), after === null ? null : sideOf(after)];
  if (!old?.recording && !now?.recording && !/(?:^|\/)recordings\//.test(path)) return null;
  const change = old === null ? "added" : now === null || isGone(now) ? "deleted" : "modified";
  const problem = now?.problem ?? old?.problem ?? null;
  const conflict = conflictIn(now, stages);
  return { path: inner, change, before: old?.recording ?? null, after: now?.recording ?? null, problem, conflict };
}

/**
 * A whole file that is still unmerged holds what a person made of it; save where one side has no file: then it is what
 * git left there.
 */
function conflictIn(now: Side | null, stages: Stages | null): Conflict | null {
  if (now?.marked) return "open";
  if (!stages) return null;
  if (!now || isGone(now)) return "settled";
  return now.recording && stages.ours !== null && stages.theirs !== null ? "settled" : "open";
}

function isGone({ recording, problem }: Side): boolean {
  return recording === null && problem === null;
}

function opened(path: string, text: string | null): Side {
  if (text === null) return { recording: null, problem: NOT_TEXT, marked: false };
  const result = openRecording(path, text);
  return result.ok
    ? { recording: result.recording, problem: null, marked: false }
    : { recording: null, problem: result.problem, marked: hasMarkers(text) };
}

/** A file of the work tree, which may be gone by now. */
function onDisk(folder: string, path: string, inner: string): Side {
  const read = readTextFile(join(/*turbopackIgnore: true*/ folder, path));
  if (read.ok) return opened(inner, read.text);
  return { recording: null, problem: read.vanished ? null : read.problem, marked: false };
}
