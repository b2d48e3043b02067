import { CLASSES, type DiffClass } from "@/lib/diff/semantic/classes";
import type { PendingRecording } from "@/lib/take/pending";

export type TakeGroup = { class: DiffClass; recordings: PendingRecording[] };

/** Recordings by what their takes change, the gravest first. */
export function groupsOf(recordings: readonly PendingRecording[]): TakeGroup[] {
  return CLASSES.map((name) => ({ class: name, recordings: recordings.filter((each) => each.class === name) })).filter(
    (group) => group.recordings.length > 0,
  );
}

/**
 * Of each recording of a group that is as it was, the latest take of the group's class. Errors that a provider answered
 * with are left out: each becomes a recorded exception by a decision of its own. So are takes that were asked with an
 * answer which is not accepted, and is not among these.
 */
export function takesOfGroup(group: TakeGroup): { id: string; seen: null }[] {
  let takes = group.recordings.flatMap((recording) => {
    const own = recording.stale ? [] : recording.takes;
    return own.findLast((each) => each.class === group.class && each.error === null) ?? [];
  });
  for (let before = Number.POSITIVE_INFINITY; takes.length < before; ) {
    before = takes.length;
    const ids = new Set(takes.map(({ id }) => id));
    takes = takes.filter(({ after }) => after.every((id) => ids.has(id)));
  }
  return takes.map(({ id }) => ({ id, seen: null }));
}

/** The takes of a group that are a provider's errors. */
export function errorsOf(group: TakeGroup): string[] {
  return group.recordings.flatMap(({ takes }) => takes.filter(({ error }) => error !== null).map(({ id }) => id));
}
