import type { Entry } from "../../change/entry";
import type { Outcome } from "../../change/refusal";
import type { Take } from "../../take/take";
import { applyLocked, changing, type FileChange, type Scope } from "../store/apply";
import { listTakes, openTake, removeTakes, whereGone } from "./files";

/** More files than this are written in several changes. */
const MOST_AT_ONCE = 1000;

type Options = {
  noise?: boolean;
  /** SHA-256 of what a recording holds by now and is to be written over, by the id of the take. */
  seen?: ReadonlyMap<string, string>;
  /** What else is to change with a take, in the same step. */
  along?: (take: Take, text: string) => Promise<Outcome<{ changes: FileChange[] }>>;
};

/**
 * Lets takes become the recordings: as one change, which can be undone, and guarded by what each take was made from, or
 * by what was seen to stand there now. The other takes of a recording are dropped with it. A take that differs in
 * nothing but noise is dropped, and the committed bytes are kept, unless `noise` is set.
 */
export function acceptTakes(root: string, ids: readonly string[], options: Options = {}): Promise<Outcome<Accepted>> {
  return changing(root, {}, (scope) => acceptLocked(scope, ids, options));
}

type Accepted = { entries: Entry[]; accepted: number; kept: number };

/** Forgets takes: all of them, or none where one was decided elsewhere. */
export function rejectTakes(root: string, ids: readonly string[]): Promise<Outcome<{ removed: number }>> {
  return changing(root, {}, async ({ base }) => (await whereGone(base, ids)) ?? removeTakes(base, ids));
}

/** From the look at the takes to their end nobody else decides, so that no take is both accepted and rejected. */
async function acceptLocked(
  scope: Scope,
  ids: readonly string[],
  { noise = false, seen = new Map(), along }: Options,
): Promise<Outcome<Accepted>> {
  const { base } = scope;
  const changes: (FileChange & { id: string })[] = [];
  const others: FileChange[] = [];
  const dropped: string[] = [];
  for (const id of ids) {
    const opened = await openTake(base, id);
    if (!opened.ok) return opened;
    const { take, text } = opened;
    if (take.class === "noise" && !noise) dropped.push(id);
    else {
      const more = await along?.(take, text);
      if (more && !more.ok) return more;
      others.push(...(more?.changes ?? []));
      changes.push({ id, path: take.path, expected: seen.get(id) ?? take.base, after: Buffer.from(text) });
    }
  }
  const entries: Entry[] = [];
  for (let from = 0; from < changes.length; from += MOST_AT_ONCE) {
    const some = changes.slice(from, from + MOST_AT_ONCE);
    // What changes along is little, and goes with the first.
    const all = from === 0 ? [...some, ...others] : some;
    const applied = await applyLocked(scope, { changes: all, why: "accept", note: noteOf(some.length) });
    if (!applied.ok) return applied;
    if (applied.entry) entries.push(applied.entry);
    const removed = await removeTakes(
      base,
      some.map(({ id }) => id),
    );
    if (!removed.ok) return removed;
  }
  const left = await othersOf(
    base,
    changes.map(({ path }) => path),
  );
  const removed = await removeTakes(base, [...dropped, ...left]);
  return removed.ok ? { ok: true, entries, accepted: changes.length, kept: dropped.length } : removed;
}

/** Takes that are left of recordings: they answer what was there before. */
async function othersOf(base: string, paths: readonly string[]): Promise<string[]> {
  const listed = await listTakes(base);
  const decided = new Set(paths);
  return listed.ok ? listed.takes.filter(({ path }) => decided.has(path)).map(({ id }) => id) : [];
}

function noteOf(count: number): string {
  return count === 1 ? "a new answer" : `${count} new answers`;
}
