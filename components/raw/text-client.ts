import { z } from "zod";

/** A stretch of a file: its text, and the bytes `[from, to)` that it stands for. */
const windowSchema = z.object({
  text: z.string(),
  from: z.number(),
  to: z.number(),
  size: z.number(),
  /** False where bytes that are no UTF-8 had to be replaced. */
  exact: z.boolean(),
  /** SHA-256 of the file, where the stretch is all of it. */
  hash: z.string().nullable(),
});
export type TextWindow = z.infer<typeof windowSchema>;

const foundSchema = z.object({ at: z.number().nullable() });

/** Reads bytes `[from, from + length)` of a file, moved to whole characters. Rejects with a sentence for people. */
export async function readWindow(
  path: string,
  from: number,
  length: number,
  signal?: AbortSignal,
): Promise<TextWindow> {
  return windowSchema.parse(await ask({ path, from: String(from), length: String(length) }, signal));
}

/** The byte at which `needle` next stands, from byte `after` on; null where it does not. */
export async function findText(path: string, needle: string, after: number): Promise<number | null> {
  return foundSchema.parse(await ask({ path, find: needle, from: String(after) })).at;
}

async function ask(query: Record<string, string>, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`/api/text?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
