import type { Outcome } from "../../change/refusal";
import type { Why } from "../../change/why";
import { type Applied, applyChanges, applyLocked, changing, type StoreOptions } from "./apply";
import { type FileState, readState } from "./bytes";
import { placeOf } from "./place";
import { bytesFor, type Trust } from "./text";

/** A text to write: `expectedHash` is the SHA-256 of the file that it was made from, null for a new file. */
export type NewText = {
  expectedHash: string | null;
  text: string;
  /** What is asked of the text; `parse` unless given. */
  trust?: Trust;
  /** In a few words, for the history. */
  note?: string;
  /** The file as the caller has just read it: it is not read again while its stamp is the same. */
  known?: FileState;
};

/**
 * Writes one recording (path relative to the root), atomically and durably, keeping rights, owner and line ends. Where
 * the file is not the expected one any more, it is left alone, and the refusal says what it holds now.
 */
export function writeRecording(
  root: string,
  path: string,
  { expectedHash, text, trust = "parse", note, known }: NewText,
  why: Why,
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  const after = (before: FileState | null) => bytesFor(path, text, before, trust);
  return applyChanges(root, { changes: [{ path, expected: expectedHash, after, known }], why, note }, options);
}

/** More files than this are removed in several changes, so that one of them stays small enough to be undone at once. */
const MOST_AT_ONCE = 1000;

/** Moves recordings into `.tapedeck/trash`: all of them or none, up to 1,000 at a time. */
export function deleteRecordings(
  root: string,
  files: readonly { path: string; expectedHash: string | null }[],
  options: StoreOptions = {},
): Promise<Outcome<{ entries: Applied["entry"][] }>> {
  return changing(root, options, async (scope) => {
    const entries: Applied["entry"][] = [];
    for (let from = 0; from < files.length; from += MOST_AT_ONCE) {
      const changes = files
        .slice(from, from + MOST_AT_ONCE)
        .map(({ path, expectedHash }) => ({ path, expected: expectedHash ?? "present", after: null }));
      const applied = await applyLocked(scope, { changes, why: "delete" });
      if (!applied.ok) return applied;
      entries.push(applied.entry);
    }
    return { ok: true, entries };
  });
}

/**
 * Gives a recording another name, and another text where one is given. A file of that name is a collision, unless
 * `over` says what it holds (SHA-256): then it is replaced.
 */
export function renameRecording(
  root: string,
  from: string,
  to: string,
  {
    expectedHash,
    text,
    note,
    over = null,
  }: { expectedHash: string; text?: string; note?: string; over?: string | null },
  why: Why,
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  return changing(root, options, async (scope) => {
    const placed = placeOf(scope.base, from);
    if (!placed.ok) return placed;
    const before = readState(placed.place.file, from);
    if (before && "ok" in before) return before;
    const made = text === undefined ? null : bytesFor(from, text, before, "parse");
    if (made && !made.ok) return made;
    const after = made?.bytes ?? before?.bytes ?? null;
    const changes = [
      { path: from, expected: expectedHash, after: null },
      { path: to, expected: over, after, mode: before?.marks.mode },
    ];
    return applyLocked(scope, { changes, why, note });
  });
}
