import { rememberedConversationOf } from "../dialects/remembered";
import { distanceOf } from "../diff/request-diff";
import { valueDiffOf } from "../diff/value-diff";
import { keyNameOf } from "../recording/key/name";
import { hostOf, type Recording } from "../recording/recording";

/** A recording that took another's place: `old` is deleted in the range, or is left behind beside the new one. */
export type Pair = { added: Recording; old: Recording; leftBehind: boolean };

/** Requests that differ in more than this share of their characters do not belong together. */
const FARTHEST_DELETED = 0.8;
const FARTHEST_EXISTING = 0.5;

/**
 * Which of the added recordings took the place of which old one: of the same test, endpoint, stream flag and turn, and
 * the nearest request; the same host and model first. Deleted ones come before those that are left behind. Pairs are
 * one to one, and the same whatever the order of the lists.
 */
export function pairsOf(
  added: readonly Recording[],
  deleted: readonly Recording[],
  existing: readonly Recording[],
): Pair[] {
  const candidates = [...candidatesOf(added, deleted, false), ...candidatesOf(added, existing, true)];
  const taken = new Set<string>();
  const pairs: Pair[] = [];
  for (const { added: fresh, old, leftBehind } of candidates.sort(nearerFirst)) {
    if (taken.has(`+${fresh.path}`) || taken.has(`-${old.path}`)) continue;
    taken.add(`+${fresh.path}`).add(`-${old.path}`);
    pairs.push({ added: fresh, old, leftBehind });
  }
  return pairs.sort((a, b) => (a.added.path < b.added.path ? -1 : 1));
}

type Candidate = Pair & { isOther: boolean; share: number };

function candidatesOf(added: readonly Recording[], old: readonly Recording[], leftBehind: boolean): Candidate[] {
  const groups = new Map<string, Recording[]>();
  // To read a conversation takes its time: only tests of both sides are worth it.
  const [newTests, oldTests] = [testsOf(added), testsOf(old)];
  for (const recording of old) {
    if (!newTests.has(recording.testId)) continue;
    const place = placeInTest(recording);
    if (place !== null) groups.set(place, [...(groups.get(place) ?? []), recording]);
  }
  const farthest = leftBehind ? FARTHEST_EXISTING : FARTHEST_DELETED;
  return added.flatMap((fresh) => {
    if (!oldTests.has(fresh.testId)) return [];
    const place = placeInTest(fresh);
    return (place === null ? [] : (groups.get(place) ?? []))
      .filter((each) => each.path !== fresh.path)
      .map((each): Candidate => {
        const isOther = hostOf(each.url) !== hostOf(fresh.url) || each.model !== fresh.model;
        return { added: fresh, old: each, leftBehind, isOther, share: shareOf(each, fresh) };
      })
      .filter(({ share }) => share <= farthest);
  });
}

function testsOf(recordings: readonly Recording[]): Set<string | null> {
  return new Set(recordings.map(({ testId }) => testId));
}

/** What two recordings must have in common; null where there is no test that could tell. */
function placeInTest(recording: Recording): string | null {
  const { testId, kind, endpoint, streaming, exception, input } = recording;
  // A list of models belongs to no test; its name tells its request and, by a digest, what it lists.
  const { form, key } = keyNameOf(recording.path);
  if (form === "models") return JSON.stringify([key, testId]);
  if (testId === null) return null;
  // A call that failed says of itself that it did not stream, whatever it was asked.
  const streams = exception ? input.get("stream")?.boolean === true : streaming;
  const turn = rememberedConversationOf(recording).request.messages.length;
  return JSON.stringify([testId, kind, endpoint, streams, turn]);
}

/** How much of the longer request would have to change. */
function shareOf(before: Recording, after: Recording): number {
  const longest = Math.max(before.input.end - before.input.start, after.input.end - after.input.start, 1);
  return distanceOf(valueDiffOf(before.input, after.input)) / longest;
}

function nearerFirst(a: Candidate, b: Candidate): number {
  if (a.isOther !== b.isOther) return a.isOther ? 1 : -1;
  if (a.leftBehind !== b.leftBehind) return a.leftBehind ? 1 : -1;
  if (a.share !== b.share) return a.share - b.share;
  return compare(a.added.path, b.added.path) || compare(a.old.path, b.old.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
