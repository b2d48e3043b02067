import type { Entry } from "../../change/entry";
import { type Outcome, refuse } from "../../change/refusal";
import type { Take } from "../../take/take";
import { applyLocked, changing, type FileChange, type Scope } from "../store/apply";
import { diskRefusal } from "../store/disk-refusal";
import { listTakes, openTake, whereGone } from "./files";
import { newRejection, setAside, takeBack } from "./set-aside";

/** More files than this are written in several changes. */
const MOST_AT_ONCE = 1000;

type Options = {
  noise?: boolean;
  /** SHA-256 of what a recording holds by now and is to be written over, by the id of the take. */
  seen?: ReadonlyMap<string, string>;
  /** What else is to change with a take, in the same step. */
  along?: (take: Take, text: string) => Promise<Outcome<{ changes: FileChange[] }>>;
};

/** What became of takes. `rejection`: by which those are taken back that were set aside without a change. */
type Accepted = { entries: Entry[]; accepted: number; kept: number; rejection: string | null };

/**
 * Lets takes become the recordings: as one change, which can be undone, and guarded by what each take was made from, or
 * by what was seen to stand there now. The other takes of a recording are set aside with it, and wait again once that is
 * undone. A take that differs in nothing but noise is rejected, and the committed bytes are kept, unless `noise` is set.
 */
export function acceptTakes(root: string, ids: readonly string[], options: Options = {}): Promise<Outcome<Accepted>> {
  return changing(root, {}, (scope) => acceptLocked(scope, ids, options));
}

/** Sets takes aside: all of them, or none where one was decided elsewhere. */
export function rejectTakes(root: string, ids: readonly string[]): Promise<Outcome<{ rejection: string }>> {
  return changing(root, {}, async ({ base }) => (await whereGone(base, ids)) ?? rejectLocked(base, ids));
}

/** Lets rejected takes wait again. */
export function restoreTakes(root: string, rejection: string): Promise<Outcome<{ restored: number }>> {
  return changing(root, {}, async ({ base }) => {
    try {
      const restored = /^rejected-[0-9a-z]+$/.test(rejection) ? await takeBack(base, rejection) : 0;
      if (restored > 0) return { ok: true, restored };
    } catch (error) {
      return diskRefusal(null, error);
    }
    return refuse("missing", null, "the rejected takes are not there any more", "Ask the provider again.");
  });
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
  const kept: string[] = [];
  for (const id of ids) {
    const opened = await openTake(base, id);
    if (!opened.ok) return opened;
    const { take, text } = opened;
    if (take.class === "noise" && !noise) kept.push(id);
    else {
      const more = await along?.(take, text);
      if (more && !more.ok) return more;
      others.push(...(more?.changes ?? []));
      changes.push({ id, path: take.path, expected: seen.get(id) ?? take.base, after: Buffer.from(text) });
    }
  }
  const entries: Entry[] = [];
  const rejected: string[] = [...kept];
  for (let from = 0; from < changes.length; from += MOST_AT_ONCE) {
    const some = changes.slice(from, from + MOST_AT_ONCE);
    // What changes along is little, and goes with the first.
    const all = from === 0 ? [...some, ...others] : some;
    const applied = await applyLocked(scope, { changes: all, why: "accept", note: noteOf(some.length) });
    if (!applied.ok) return applied;
    const decided = await takesAt(base, new Set(all.map(({ path }) => path)));
    if (!applied.entry) {
      rejected.push(...decided);
      continue;
    }
    entries.push(applied.entry);
    const aside = await asideOf(base, decided, applied.entry.id);
    if (!aside.ok) return aside;
  }
  const done = { ok: true as const, entries, accepted: changes.length, kept: kept.length };
  if (rejected.length === 0) return { ...done, rejection: null };
  const aside = await rejectLocked(base, rejected);
  return aside.ok ? { ...done, rejection: aside.rejection } : aside;
}

async function rejectLocked(base: string, ids: readonly string[]): Promise<Outcome<{ rejection: string }>> {
  const rejection = newRejection();
  const aside = await asideOf(base, ids, rejection);
  return aside.ok ? { ok: true, rejection } : aside;
}

async function asideOf(base: string, ids: readonly string[], decision: string): Promise<Outcome<object>> {
  try {
    await setAside(base, ids, decision);
    return { ok: true };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** The takes of recordings: once one is accepted, the others answer what was there before. */
async function takesAt(base: string, paths: ReadonlySet<string>): Promise<string[]> {
  const listed = await listTakes(base);
  return listed.ok ? listed.takes.flatMap(({ id, path }) => (paths.has(path) ? [id] : [])) : [];
}

function noteOf(count: number): string {
  return count === 1 ? "a new answer" : `${count} new answers`;
}
