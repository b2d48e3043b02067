import type { Entry } from "../../change/entry";
import { type Outcome, refuse } from "../../change/refusal";
import type { Take } from "../../take/take";
import { applyLocked, changing, type Scope } from "../store/apply";
import { diskRefusal } from "../store/disk-refusal";
import { type Accepting, acceptingOf, byThemselves, type Decided, type Deciding, objectionTo } from "./accepting";
import { listTakes, openTake, whereGone } from "./files";
import { newRejection, setAside, takeBack } from "./set-aside";
import { type PlacedTake, placed } from "./standing";

/** More files than this are written in several changes. */
const MOST_AT_ONCE = 1000;

type Options = {
  noise?: boolean;
  /** SHA-256 of what a recording holds by now and is to be written over, by the id of the take. */
  seen?: ReadonlyMap<string, string>;
  /** What becomes of the takes' recordings, and of what else is to change in the same step. */
  decide?: Deciding;
};

/**
 * What became of takes. `rejection`: by which those are taken back that were set aside without a change; `carried`: turns
 * with new answers in their requests, and old ones of their own, or new ones to what they asked before.
 */
type Accepted = { entries: Entry[]; accepted: number; kept: number; rejection: string | null; carried: string[] };

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
  { noise = false, seen = new Map(), decide = byThemselves }: Options,
): Promise<Outcome<Accepted>> {
  const { base } = scope;
  const accepting: Accepting[] = [];
  const wanted = new Set(ids);
  const kept: string[] = [];
  for (const id of ids) {
    const opened = await openTake(base, id);
    if (!opened.ok) return opened;
    const { take } = opened;
    if (take.class === "noise" && !noise) kept.push(id);
    else {
      const each = acceptingOf(base, opened);
      accepting.push({ ...each, expected: (take.chain ? null : seen.get(id)) ?? each.expected });
    }
  }
  const objection = objectionTo(base, accepting, decide !== byThemselves);
  if (objection) return objection;
  const found = await decide(accepting);
  if (!found.ok) return found;
  const before = await placedTakes(base);
  const entries: Entry[] = [];
  const rejected: string[] = [...kept];
  for (const { takes, changes } of inSteps(found.decided)) {
    const applied = await applyLocked(scope, { changes, why: "accept", note: noteOf(takes.length) });
    if (!applied.ok) return applied;
    const paths = new Set(changes.map(({ path }) => path));
    const gone = before.filter(({ take, path }) => paths.has(path) && (wanted.has(take.id) || !goesOn(base, take)));
    if (!applied.entry) {
      rejected.push(...gone.map(({ take }) => take.id));
      continue;
    }
    entries.push(applied.entry);
    const aside = await asideOf(
      base,
      gone.map(({ take }) => take.id),
      applied.entry.id,
    );
    if (!aside.ok) return aside;
  }
  // A turn whose take was asked with the new answers is not to be asked again.
  const answered = new Set((await placedTakes(base)).flatMap(({ take, path }) => (take.chain ? [path] : [])));
  const carried = found.decided.flatMap((each) => each.carried).filter((path) => !answered.has(path));
  const done = { ok: true as const, entries, accepted: accepting.length, kept: kept.length, carried };
  if (rejected.length === 0) return { ...done, rejection: null };
  const aside = await rejectLocked(base, rejected);
  return aside.ok ? { ...done, rejection: aside.rejection } : aside;
}

/** What belongs together, in as few changes as may be. */
function inSteps(decided: readonly Decided[]): Pick<Decided, "takes" | "changes">[] {
  const steps: Pick<Decided, "takes" | "changes">[] = [];
  for (const { takes, changes } of decided) {
    const last = steps.at(-1);
    if (last && last.changes.length + changes.length <= MOST_AT_ONCE) {
      last.takes.push(...takes);
      last.changes.push(...changes);
    } else steps.push({ takes: [...takes], changes: [...changes] });
  }
  return steps;
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

async function placedTakes(base: string): Promise<PlacedTake[]> {
  const listed = await listTakes(base);
  return listed.ok ? listed.takes.map((take) => placed(base, take)) : [];
}

/**
 * Once a take is accepted, the others of its recording answer what was there before, and are set aside; but not those
 * that were asked with the answer that the recording's request holds now.
 */
function goesOn(base: string, take: Take): boolean {
  return take.chain !== undefined && placed(base, take).standing !== null;
}

function noteOf(count: number): string {
  return count === 1 ? "a new answer" : `${count} new answers`;
}
