"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { formatQuantity } from "@/lib/format/human";
import { deleteMany } from "@/lib/io/delete-many";
import { deletionIn } from "@/lib/io/deletion";
import { deleteRecordings } from "@/lib/io/edit-recording";
import { startJob } from "@/lib/io/jobs";
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

/** Begins to move thousands of recordings to the trash; gives the job. */
export const startDeletion = mutation(
  z.object({ paths: z.array(pathSchema).min(1).max(MOST) }),
  async ({ paths }, catalog) => {
    const { id } = startJob(`Delete ${formatQuantity(paths.length, "recording")}`, paths.length, (control) =>
      deleteMany(catalog.root, paths, { ...control, changed: (changed) => catalog.refresh(changed) }),
    );
    return { ok: true, job: id };
  },
  () => [],
);
