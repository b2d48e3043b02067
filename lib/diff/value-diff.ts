import { canonicalJson } from "../json/canonical";
import type { JsonNode } from "../json/document";
import { uniqueMembers } from "../json/print";

/** One difference between two JSON values: where (in `after`; in `before` for what was removed), and both raw texts. */
export type ValueChange = { pointer: string; before: string | null; after: string | null };

/**
 * One difference with the values as they stand in both documents. What was removed stood in what is now `container`,
 * before the entry at position `at`.
 */
export type NodeChange =
  | { type: "changed"; old: JsonNode; now: JsonNode }
  | { type: "added"; now: JsonNode; container: JsonNode }
  | { type: "removed"; old: JsonNode; container: JsonNode; at: number };

/**
 * The smallest differences between two values, by meaning: key order, white space and escapes do not count, `1` and
 * `1.0` are different (Python keeps them apart). Items of a list are aligned, so that one item more is one change.
 */
export function valueDiffOf(before: JsonNode, after: JsonNode): ValueChange[] {
  return nodeChangesOf(before, after).map(valueChangeOf);
}

/** The same differences, with the values themselves. */
export function nodeChangesOf(before: JsonNode, after: JsonNode): NodeChange[] {
  if (same(before, after)) return [];
  if (before.kind === "object" && after.kind === "object") return memberDiff(before, after);
  if (before.kind === "array" && after.kind === "array") return itemDiff(before, after);
  return [{ type: "changed", old: before, now: after }];
}

/** A difference as plain data, the values as JSON texts. */
export function valueChangeOf(change: NodeChange): ValueChange {
  if (change.type === "removed") return { pointer: change.old.pointer, before: change.old.raw, after: null };
  const { pointer, raw } = change.now;
  return { pointer, before: change.type === "changed" ? change.old.raw : null, after: raw };
}

function same(before: JsonNode, after: JsonNode): boolean {
  return before.kind === after.kind && (before.raw === after.raw || canonicalJson(before) === canonicalJson(after));
}

function memberDiff(before: JsonNode, after: JsonNode): NodeChange[] {
  const old = uniqueMembers(before);
  const now = uniqueMembers(after);
  const kept = [...now].flatMap(([key, value]): NodeChange[] => {
    const was = old.get(key);
    return was ? nodeChangesOf(was, value) : [{ type: "added", now: value, container: after }];
  });
  return [...removedMembers(old, now, after), ...kept];
}

function removedMembers(
  old: ReadonlyMap<string, JsonNode>,
  now: ReadonlyMap<string, JsonNode>,
  container: JsonNode,
): NodeChange[] {
  if ([...old.keys()].every((key) => now.has(key))) return [];
  const positions = new Map(container.members().map(({ key }, position) => [key, position]));
  let at = 0;
  return [...old].flatMap(([key, value]): NodeChange[] => {
    const position = positions.get(key);
    if (position === undefined) return [{ type: "removed", old: value, container, at }];
    at = position + 1;
    return [];
  });
}

function itemDiff(before: JsonNode, after: JsonNode): NodeChange[] {
  const changes: NodeChange[] = [];
  for (const { old, now, at } of runsOf(before.items(), after.items())) {
    const paired = Math.min(old.length, now.length);
    for (let i = 0; i < paired; i++) {
      const [was, is] = [old[i], now[i]];
      if (was && is) changes.push(...nodeChangesOf(was, is));
    }
    for (const each of old.slice(paired)) {
      changes.push({ type: "removed", old: each, container: after, at: at + paired });
    }
    for (const each of now.slice(paired)) changes.push({ type: "added", now: each, container: after });
  }
  return changes;
}

/** Items that differ, between those that both lists share; `at` is where the run begins in the new list. */
type Run = { old: JsonNode[]; now: JsonNode[]; at: number };

/** Lists longer than this are compared item by item: aligning takes time that grows with both lengths. */
const ALIGN_LIMIT = 2000;

/** The runs between items that both lists share, by the longest common subsequence. */
function runsOf(before: JsonNode[], after: JsonNode[]): Run[] {
  const left = before.map((item) => canonicalJson(item));
  const right = after.map((item) => canonicalJson(item));
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  const rows = left.length - head - tail;
  const columns = right.length - head - tail;
  const old = before.slice(head, head + rows);
  const now = after.slice(head, head + columns);
  if (rows === 0 || columns === 0 || rows * columns > ALIGN_LIMIT * ALIGN_LIMIT) return [{ old, now, at: head }];
  const runs = align(old, now, left.slice(head, head + rows), right.slice(head, head + columns));
  return runs.map((run) => ({ ...run, at: run.at + head }));
}

function align(before: JsonNode[], after: JsonNode[], left: string[], right: string[]): Run[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const diagonal = (lengths[(i + 1) * width + j + 1] ?? 0) + 1;
      const best = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = left[i] === right[j] ? diagonal : best;
    }
  }
  const runs: Run[] = [];
  let run: Run = { old: [], now: [], at: 0 };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      if (run.old.length > 0 || run.now.length > 0) runs.push(run);
      i++;
      j++;
      run = { old: [], now: [], at: j };
    } else if (
      j >= right.length ||
      (i < left.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      run.old.push(...before.slice(i, ++i));
    } else {
      run.now.push(...after.slice(j, ++j));
    }
  }
  return run.old.length > 0 || run.now.length > 0 ? [...runs, run] : runs;
}
