import { z } from "zod";
import type { StreamData } from "@/lib/catalog/stream";

const pieceSchema = z.object({ message: z.number(), part: z.number(), start: z.number(), end: z.number() });
const partSchema = z.object({ type: z.string(), label: z.string().nullable(), text: z.string() });
const chunkSchema = z.object({
  label: z.string(),
  notes: z.array(z.string()),
  pieces: z.array(pieceSchema),
  raw: z.string(),
});
const dataSchema = z.object({
  messages: z.array(z.object({ parts: z.array(partSchema) })),
  chunks: z.array(chunkSchema),
});

/** A stretch of a part's text and the chunk that brought it; chunk -1: text that no chunk accounts for. */
export type Span = { start: number; end: number; chunk: number };

/** Fetches a stream with its chunks. Rejects with a sentence for people. */
export async function fetchChunks(path: string, signal: AbortSignal): Promise<StreamData> {
  const response = await fetch(`/api/chunks?${new URLSearchParams({ path })}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return dataSchema.parse(await response.json());
}

/** The spans of one part in the order of its text, without gaps. */
export function spansOf(data: StreamData, message: number, part: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const length = data.messages[message]?.parts[part]?.text.length ?? 0;
  const pieces = data.chunks.flatMap(({ pieces }, chunk) =>
    pieces.filter((piece) => piece.message === message && piece.part === part).map((piece) => ({ ...piece, chunk })),
  );
  for (const { start, end, chunk } of pieces.toSorted((a, b) => a.start - b.start)) {
    if (start > at) spans.push({ start: at, end: start, chunk: -1 });
    if (end > start) spans.push({ start, end, chunk });
    at = Math.max(at, end);
  }
  if (at < length) spans.push({ start: at, end: length, chunk: -1 });
  return spans;
}
