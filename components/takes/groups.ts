import { CLASSES, type DiffClass } from "@/lib/diff/semantic/classes";
import type { PendingRecording } from "@/lib/take/pending";

export type TakeGroup = { class: DiffClass; recordings: PendingRecording[] };

/** Recordings by what their takes change, the gravest first. */
export function groupsOf(recordings: readonly PendingRecording[]): TakeGroup[] {
  return CLASSES.map((name) => ({ class: name, recordings: recordings.filter((each) => each.class === name) })).filter(
    (group) => group.recordings.length > 0,
  );
}

/** Of each recording of a group that is as it was, the latest take of the group's class. */
export function takesOfGroup(group: TakeGroup): { id: string; seen: null }[] {
  return group.recordings.flatMap(({ takes, stale }) => {
    const take = stale ? undefined : takes.findLast((each) => each.class === group.class);
    return take ? [{ id: take.id, seen: null }] : [];
  });
}
