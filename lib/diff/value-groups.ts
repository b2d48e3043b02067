import { stepsOf } from "../json/document";
import type { Chunk } from "../recording/message";
import { excerptOf } from "./excerpt";
import { nameOfSteps } from "./field-name";
import { isNoise } from "./noise";
import { type NodeChange, valueChangeOf } from "./value-diff";

/** A changed value as a list shows it; `at` is its place among all differences. */
export type ShownChange = { at: number; name: string; before: string | null; after: string | null };

/** Changed values that belong together: of one field of a stream's chunks, of the request, of the answer. */
export type ValueGroup = {
  name: string;
  /** Ids, times, token counts. */
  noise: boolean;
  /** How many there are; `changes` are the first of them. */
  count: number;
  changes: ShownChange[];
};

const NOISE = "Ids, times and token counts";
/** Values of a group that are shown, characters of one, and of all. */
const MOST_ROWS = 50;
const LONGEST = 1500;
const MOST_CHARACTERS = 150_000;

type Chunks = readonly Pick<Chunk, "pointers">[];
type Named = { group: string; name: string; noise: boolean };

/** The names of differences between two states of a recording, whose chunks are given. */
export function namesOf(changes: readonly NodeChange[], old: Chunks, now: Chunks): Named[] {
  const numbers = { old: numbersOf(old), now: numbersOf(now) };
  return changes.map((change) => {
    const { pointer } = valueChangeOf(change);
    const { group, name } = placeOf(pointer, change.type === "removed" ? numbers.old : numbers.now);
    if (!isNoise(pointer)) return { group, name, noise: false };
    return {
      group: NOISE,
      name: group.startsWith(STREAM) ? `${name} ${group.slice(STREAM.length)}` : name,
      noise: true,
    };
  });
}

/** Differences in groups, as many of each as people can read. */
export function valueGroupsOf(changes: readonly NodeChange[], names: readonly Named[]): ValueGroup[] {
  const groups = new Map<string, ValueGroup>();
  let characters = 0;
  for (const [at, change] of changes.entries()) {
    const { group: key, name, noise } = names[at] ?? { group: "", name: "", noise: false };
    const group = groups.get(key) ?? { name: key, noise, count: 0, changes: [] };
    groups.set(key, group);
    group.count++;
    if (group.changes.length === MOST_ROWS || characters > MOST_CHARACTERS) continue;
    const texts = excerptOf(valueChangeOf(change), LONGEST);
    characters += (texts.before?.length ?? 0) + (texts.after?.length ?? 0);
    group.changes.push({ at, name, ...texts });
  }
  return [...groups.values()].sort((a, b) => Number(a.noise) - Number(b.noise));
}

const STREAM = "Stream: ";
const AREAS: Readonly<Record<string, string>> = { request: "Request", response: "Answer" };
/** Steps that every recording has, and that say nothing to people. */
const WRAPPERS: ReadonlySet<string> = new Set(["body", "__data__"]);

/** Numbers (from 1) of chunks by the pointers of their items. */
function numbersOf(chunks: Chunks): Map<string, number> {
  return new Map(chunks.flatMap(({ pointers }, index) => pointers.map((pointer) => [pointer, index + 1] as const)));
}

function placeOf(pointer: string, chunks: ReadonlyMap<string, number>): { group: string; name: string } {
  const steps = stepsOf(pointer);
  // A chunk is an item of a list that stands at most three levels deep.
  for (let length = 1; length <= Math.min(steps.length, 5); length++) {
    const cut = pointer
      .split("/")
      .slice(0, length + 1)
      .join("/");
    const chunk = chunks.get(cut);
    if (chunk === undefined) continue;
    const inner = nameOfSteps(steps.slice(length).filter((step) => !WRAPPERS.has(step)));
    return { group: `${STREAM}${inner || "whole chunks"}`, name: `chunk ${chunk}` };
  }
  const [area = ""] = steps;
  const group = AREAS[area];
  const shown = group ? steps.slice(1).filter((step, at) => at > 1 || !WRAPPERS.has(step)) : steps;
  return { group: group ?? "File", name: nameOfSteps(shown) || "all of it" };
}
