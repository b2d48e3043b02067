import type { Entry, RecordedChange } from "../../change/entry";
import { ownEntriesOf } from "../../change/own-entries";
import { type Outcome, type Refusal, refuse } from "../../change/refusal";
import { isReadOnly } from "../access";
import { applyLocked, changing, type FileChange, type Scope, type StoreOptions } from "./apply";
import { currentOf } from "./bytes";
import { diskRefusal } from "./disk-refusal";
import { journalOf } from "./journal";
import { baseOf, placeOf } from "./place";
import { inPool } from "./pool";
import { keptInTrash } from "./trash";

/** All changes below a root, the latest first; with a path only those of that recording, also under earlier names. */
export async function history(
  root: string,
  { path }: { path?: string } = {},
): Promise<Outcome<{ entries: Entry[]; damaged: number }>> {
  const read = await latestFirst(root);
  if (!read.ok) return read;
  const placed = path === undefined ? null : placeOf(read.base, path);
  if (placed && !placed.ok) return placed;
  const entries = placed ? ownEntriesOf(read.entries, placed.place.path).map(({ entry }) => entry) : read.entries;
  return { ok: true, entries: entries.map((entry) => structuredClone(entry)), damaged: read.damaged };
}

/** The journal's own entries, for those who only look at them, at once: later changes change them. */
export async function latestFirst(
  root: string,
): Promise<Outcome<{ base: string; entries: readonly Entry[]; damaged: number }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const journal = journalOf(found.base);
  try {
    journal.refresh();
    if (journal.timeline.open().length > 0 && !isReadOnly()) {
      // Behind a writer that lives, or that died: either way the entries are settled then.
      const settled = await changing(root, {}, async () => ({ ok: true }));
      if (!settled.ok && settled.refusal.reason !== "busy") return settled;
    }
    return { ok: true, base: found.base, entries: journal.timeline.entries.toReversed(), damaged: journal.damaged };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

export type Side = "before" | "after";

/** What a recording held before or after a change: `current` is null where there was no file. */
export async function textAt(
  root: string,
  id: string,
  path: string,
  side: Side,
): Promise<Outcome<{ current: { hash: string; text: string | null } | null }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const journal = journalOf(found.base);
  try {
    journal.refresh();
    const change = journal.timeline.get(id)?.changes.find((each) => each.path === path);
    if (!change) return noSuchChange(id);
    const hash = change[side];
    if (hash === null) return { ok: true, current: null };
    const bytes = await journal.text(hash);
    return bytes ? { ok: true, current: currentOf({ bytes, hash }) } : lost(path);
  } catch (error) {
    return diskRefusal(path, error);
  }
}

/** The text of that hash which the journal keeps; null where it has none. */
export async function textOf(root: string, hash: string): Promise<Outcome<{ text: string | null }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const journal = journalOf(found.base);
  try {
    journal.refresh();
    const bytes = await journal.text(hash);
    return { ok: true, text: bytes && currentOf({ bytes, hash }).text };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** What was undone or redone; `stopped` says why the rest was not. */
export type Turned = { entries: Entry[]; stopped: Refusal | null };

/**
 * Undoes the latest changes that stand (a number), or one change (its id). Each is a new entry, which `redo` takes
 * back. A file that was changed since is left alone.
 */
export function undo(root: string, target: number | string, options: StoreOptions = {}): Promise<Outcome<Turned>> {
  return turn(root, target, "undo", options);
}

/** Makes changes again that were undone last, as long as nothing else was changed since. */
export function redo(root: string, target: number | string, options: StoreOptions = {}): Promise<Outcome<Turned>> {
  return turn(root, target, "redo", options);
}

export type Way = "undo" | "redo";

/** As `undo` and `redo`. */
export function turn(
  root: string,
  target: number | string,
  way: Way,
  options: StoreOptions = {},
): Promise<Outcome<Turned>> {
  return changing(root, options, async (scope) => {
    const { timeline } = scope.journal;
    if (typeof target === "string") {
      const entry = timeline.get(target);
      if (!entry) return noSuchChange(target);
      return turnOne(scope, entry, way);
    }
    const entries: Entry[] = [];
    for (let i = 0; i < target; i++) {
      const entry = way === "undo" ? timeline.lastDone() : timeline.lastUndone();
      const turned = entry
        ? await turnOne(scope, entry, way)
        : refuse("journal", null, `there is nothing to ${way}`, "");
      if (!turned.ok) return entries.length === 0 ? turned : { ok: true, entries, stopped: turned.refusal };
      entries.push(...turned.entries);
    }
    return { ok: true, entries, stopped: null };
  });
}

/** How many files the changes of some ids have, or the one that would be turned next. */
export function filesToTurn(root: string, way: Way, ids: readonly string[] | null): Outcome<{ count: number }> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const journal = journalOf(found.base);
  try {
    journal.refresh();
    const { timeline } = journal;
    const next = way === "undo" ? timeline.lastDone() : timeline.lastUndone();
    const entries = ids ? ids.map((id) => timeline.get(id)) : [next];
    return { ok: true, count: entries.reduce((sum, entry) => sum + (entry?.changes.length ?? 0), 0) };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

async function turnOne(scope: Scope, entry: Entry, way: Way): Promise<Outcome<Turned>> {
  const target = entry.of === null ? undefined : scope.journal.timeline.get(entry.of);
  // To undo an undoing is to do it again.
  if (target && entry.why === "undo") return turnOne(scope, target, way === "undo" ? "redo" : "undo");
  if (target && entry.why === "redo") return turnOne(scope, target, way);
  if (entry.state !== (way === "undo" ? "done" : "undone")) {
    const hint = "See `tapedeck history` for what stands.";
    return refuse("journal", null, `the change ${entry.id} is ${entry.state}, so there is nothing to ${way}`, hint);
  }
  const [from, to]: [Side, Side] = way === "undo" ? ["after", "before"] : ["before", "after"];
  const found = await inPool(entry.changes, (change) => contentOf(scope, entry, change, to));
  const changes: FileChange[] = [];
  for (const [index, { path, [from]: expected, [to]: wanted, mode }] of entry.changes.entries()) {
    const { bytes: after, file: kept } = found[index] ?? { bytes: null };
    if (wanted !== null && after === null) return lost(path);
    changes.push({ path, expected, after, mode, kept });
  }
  const applied = await applyLocked(scope, { changes, why: way, of: entry.id, note: entry.note });
  if (!applied.ok) return { ok: false, refusal: explained(scope, entry, applied.refusal) };
  return { ok: true, entries: applied.entry ? [applied.entry] : [], stopped: null };
}

/** What a file held on one side of a change; with the removed file itself, where the trash still has it. */
async function contentOf(
  { base, journal }: Scope,
  { id, why }: Entry,
  change: RecordedChange,
  side: Side,
): Promise<{ bytes: Buffer | null; file?: string }> {
  const hash = change[side];
  const kept = why === "delete" && side === "before" ? await keptInTrash(base, id, change) : null;
  return kept ?? { bytes: hash === null ? null : await journal.text(hash) };
}

/** Names the later change that stands in the way of one that is to be undone. */
function explained({ journal }: Scope, entry: Entry, refusal: Refusal): Refusal {
  if (refusal.reason !== "conflict") return refusal;
  const { entries } = journal.timeline;
  const later = entries.slice(entries.indexOf(entry) + 1).findLast(({ state, why, changes }) => {
    return state === "done" && why !== "undo" && why !== "redo" && changes.some(({ path }) => path === refusal.path);
  });
  const message = `\`${refusal.path}\` was changed after ${entry.id}; nothing was written`;
  const hint = later
    ? `Undo ${later.id} first.`
    : "It was changed outside of Tapedeck: restore the state you want by hand.";
  return { ...refusal, problem: { ...refusal.problem, message, hint } };
}

/**
 * Brings back what recordings held before or after a change: all of its files, or one. What they hold now goes into
 * the journal. `expectedHash` guards a single file against changes that the user has not seen.
 */
export function restore(
  root: string,
  id: string,
  side: Side,
  { path, expectedHash }: { path?: string; expectedHash?: string | null } = {},
  options: StoreOptions = {},
): Promise<Outcome<{ entry: Entry | null }>> {
  return changing(root, options, async (scope) => {
    const entry = scope.journal.timeline.get(id);
    const wanted = entry?.changes.filter((change) => path === undefined || change.path === path) ?? [];
    if (wanted.length === 0) return noSuchChange(id);
    const changes = [];
    for (const change of wanted) {
      const hash = change[side];
      const after = hash === null ? null : await scope.journal.text(hash);
      if (hash !== null && after === null) return lost(change.path);
      const expected = expectedHash === undefined ? "any" : expectedHash;
      changes.push({ path: change.path, expected, after, mode: change.mode });
    }
    return applyLocked(scope, { changes, why: "revert", of: id });
  });
}

function noSuchChange(id: string) {
  return refuse("journal", null, `there is no change ${id} of that recording`, "See `tapedeck history`.");
}

function lost(path: string) {
  const message = "the journal no longer holds that text";
  return refuse("journal", path, message, "It was removed from .tapedeck; restore the file from git.");
}
