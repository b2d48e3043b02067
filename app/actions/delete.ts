"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { deletionIn } from "@/lib/io/deletion";
import { deleteRecordings } from "@/lib/io/edit-recording";
import { mutation, query } from "./action";

const MOST = 100_000;

/** What would go with some recordings, and which tests would miss it. */
export const deletionOf = query(
  z.object({ paths: z.array(pathSchema).min(1).max(MOST) }),
  async ({ paths }, catalog) => ({ ok: true, deletion: await deletionIn(catalog, paths) }),
);

const filesSchema = z.object({
  files: z
    .array(z.object({ path: pathSchema, expectedHash: fileHashSchema.nullable() }))
    .min(1)
    .max(MOST),
});

/** Moves recordings to the trash. */
export const removeRecordings = mutation(
  filesSchema,
  ({ files }, { root }) => deleteRecordings(root, files),
  ({ entries }) => pathsOfEntries(entries),
);
