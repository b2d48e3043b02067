import { z } from "zod";
import { WHYS } from "./why";

const whySchema = z.enum(WHYS);

/** The id is a folder's name in the trash, too: one that leads out of it is no entry. */
const idSchema = z.string().regex(/^\d+-[0-9a-f]+$/);

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** One file of a change: SHA-256 of its bytes before and after, null where there is no file; its rights. */
const changeSchema = z.object({
  path: z.string(),
  before: hashSchema.nullable(),
  after: hashSchema.nullable(),
  mode: z.number().int(),
});
export type RecordedChange = z.infer<typeof changeSchema>;

/** Where in the file of texts a text stands: first byte and length of its gzip member. */
const blobSchema = z.tuple([z.number().int().nonnegative(), z.number().int().positive()]);
export type BlobPlace = z.infer<typeof blobSchema>;

/** What is to be done, written down before it is done. */
const intentSchema = z.object({
  type: z.literal("intent"),
  id: idSchema,
  at: z.string(),
  who: z.string(),
  why: whySchema,
  /** The change that this one undoes, redoes, or brings back. */
  of: z.string().nullable(),
  /** In a few words: what was changed. */
  note: z.string().nullable(),
  changes: z.array(changeSchema).min(1),
  blobs: z.record(hashSchema, blobSchema),
});
export type Intent = z.infer<typeof intentSchema>;

/** How it ended: `paths` where only a part of it was done. */
const endSchema = z.object({
  type: z.enum(["commit", "abort"]),
  id: z.string(),
  reason: z.string().optional(),
  paths: z.array(z.string()).optional(),
});
export type End = z.infer<typeof endSchema>;

export const lineSchema = z.union([intentSchema, endSchema]);

/**
 * A change as people see it. `open`: under way, or cut off; `done`; `undone`: by a later change; `failed`: nothing of
 * it happened.
 */
export type Entry = Omit<Intent, "type" | "blobs"> & {
  state: "open" | "done" | "undone" | "failed";
  /** Why it failed, or was done in part. */
  reason: string | null;
};

/** The paths that changes touch, each once. */
export function pathsOfEntries(entries: readonly (Entry | null)[]): string[] {
  return [...new Set(entries.flatMap((entry) => entry?.changes.map(({ path }) => path) ?? []))];
}
