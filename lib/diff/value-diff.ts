import { canonicalJson } from "../json/canonical";
import type { JsonNode } from "../json/document";
import { uniqueMembers } from "../json/print";

/** One difference between two JSON values: where (in `after`; in `before` for what was removed), and both raw texts. */
export type ValueChange = { pointer: string; before: string | null; after: string | null };

/**
 * The smallest differences between two values, by meaning: key order, white space and escapes do not count, `1` and
 * `1.0` are different (Python keeps them apart). Items of a list are aligned, so that one item more is one change.
 */
export function valueDiffOf(before: JsonNode, after: JsonNode): ValueChange[] {
  if (same(before, after)) return [];
  if (before.kind === "object" && after.kind === "object") return memberDiff(before, after);
  if (before.kind === "array" && after.kind === "array") return itemDiff(before.items(), after.items());
  return [changed(before, after)];
}

function same(before: JsonNode, after: JsonNode): boolean {
  return before.kind === after.kind && (before.raw === after.raw || canonicalJson(before) === canonicalJson(after));
}

function memberDiff(before: JsonNode, after: JsonNode): ValueChange[] {
  const old = uniqueMembers(before);
  const now = uniqueMembers(after);
  const kept = [...now].flatMap(([key, value]) => {
    const was = old.get(key);
    return was ? valueDiffOf(was, value) : [added(value)];
  });
  return [...[...old].filter(([key]) => !now.has(key)).map(([, value]) => removed(value)), ...kept];
}

function itemDiff(before: JsonNode[], after: JsonNode[]): ValueChange[] {
  const changes: ValueChange[] = [];
  for (const { old, now } of runsOf(before, after)) {
    const paired = Math.min(old.length, now.length);
    for (let at = 0; at < paired; at++) {
      const [was, is] = [old[at], now[at]];
      if (was && is) changes.push(...valueDiffOf(was, is));
    }
    changes.push(...old.slice(paired).map(removed), ...now.slice(paired).map(added));
  }
  return changes;
}

/** Lists longer than this are compared item by item: aligning takes time that grows with both lengths. */
const ALIGN_LIMIT = 2000;

/** The runs between items that both lists share, by the longest common subsequence. */
function runsOf(before: JsonNode[], after: JsonNode[]): { old: JsonNode[]; now: JsonNode[] }[] {
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
  if (rows === 0 || columns === 0 || rows * columns > ALIGN_LIMIT * ALIGN_LIMIT) return [{ old, now }];
  return align(old, now, left.slice(head, head + rows), right.slice(head, head + columns));
}

function align(before: JsonNode[], after: JsonNode[], left: string[], right: string[]) {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const diagonal = (lengths[(i + 1) * width + j + 1] ?? 0) + 1;
      const best = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      lengths[i * width + j] = left[i] === right[j] ? diagonal : best;
    }
  }
  const runs: { old: JsonNode[]; now: JsonNode[] }[] = [];
  let run: { old: JsonNode[]; now: JsonNode[] } = { old: [], now: [] };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      if (run.old.length > 0 || run.now.length > 0) runs.push(run);
      run = { old: [], now: [] };
      i++;
      j++;
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

function changed(before: JsonNode, after: JsonNode): ValueChange {
  return { pointer: after.pointer, before: before.raw, after: after.raw };
}

function added(node: JsonNode): ValueChange {
  return { pointer: node.pointer, before: null, after: node.raw };
}

function removed(node: JsonNode): ValueChange {
  return { pointer: node.pointer, before: node.raw, after: null };
}
