import { diffArrays } from "diff";
import { deltaOf, type StreamChunk, type StreamData } from "../catalog/stream";

/**
 * Two chunks side by side, by their numbers (from 0; null: there is none). `noise`: both bring the same, and differ in
 * what no test sees; `changed`: they stand in the same place, and bring different things.
 */
export type ChunkRow = {
  type: "same" | "noise" | "changed" | "added" | "removed";
  before: number | null;
  after: number | null;
};

/** A chunk to look at: what it brought in one line, what else, and its JSON. */
export type ShownChunk = { delta: string; notes: string[]; raw: string };

/** Two streams chunk by chunk. Plain data. */
export type ChunkDiff = { before: ShownChunk[]; after: ShownChunk[]; rows: ChunkRow[] };

/** Beyond so many changes (some 400 ms), chunks stand beside each other by their place alone. */
const MOST_CHANGES = 2000;

/** Aligns the chunks of two streams by what they bring: text and arguments, by the part that they belong to. */
export function chunkDiffOf(before: StreamData, after: StreamData): ChunkDiff {
  const [left, right] = [before, after].map((stream) => stream.chunks.map((chunk) => meaningOf(stream, chunk)));
  return {
    before: before.chunks.map((chunk) => shown(before, chunk)),
    after: after.chunks.map((chunk) => shown(after, chunk)),
    rows: aligned(left ?? [], right ?? []).map(({ was, is, same }): ChunkRow => {
      if (was === null || is === null) return { type: was === null ? "added" : "removed", before: was, after: is };
      const alike = before.chunks[was]?.raw === after.chunks[is]?.raw;
      return { type: !same ? "changed" : alike ? "same" : "noise", before: was, after: is };
    }),
  };
}

function shown(stream: StreamData, chunk: StreamChunk): ShownChunk {
  return { delta: deltaOf(stream, chunk), notes: chunk.notes, raw: chunk.raw };
}

/** What a chunk brings, and to which part. */
function meaningOf({ messages }: StreamData, { label, notes, pieces }: StreamChunk): string {
  const brought = pieces.map(({ message, part, start, end }) => {
    const { type, label, text } = messages[message]?.parts[part] ?? { type: "", label: null, text: "" };
    return [message, type, label, text.slice(start, end)];
  });
  return JSON.stringify([label, notes, brought]);
}

type Pair = { was: number | null; is: number | null; same: boolean };

function aligned(before: readonly string[], after: readonly string[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const pairs = numbers(0, head).map((at): Pair => ({ was: at, is: at, same: true }));
  let [was, is] = [head, head];
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const parts = diffArrays(left, right, { maxEditLength: MOST_CHANGES }) ?? [
    { removed: true, added: false, value: left },
    { removed: false, added: true, value: right },
  ];
  let [gone, fresh] = [0, 0];
  const settle = () => {
    for (const at of numbers(0, Math.max(gone, fresh))) {
      pairs.push({ was: at < gone ? was + at : null, is: at < fresh ? is + at : null, same: false });
    }
    [was, is, gone, fresh] = [was + gone, is + fresh, 0, 0];
  };
  for (const { added, removed, value } of parts) {
    if (removed) gone += value.length;
    else if (added) fresh += value.length;
    else {
      settle();
      for (const _ of value) pairs.push({ was: was++, is: is++, same: true });
    }
  }
  settle();
  for (const _ of numbers(0, tail)) pairs.push({ was: was++, is: is++, same: true });
  return pairs;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
