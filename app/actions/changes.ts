"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { deleteRecordings, redoChange, undoChange } from "@/lib/io/edit-recording";
import { mutation } from "./action";

const changeSchema = z.object({ id: z.string().max(200).nullable() });

/** Undoes a change by its id, or the latest one. */
export const undo = mutation(
  changeSchema,
  ({ id }, { root }) => undoChange(root, id),
  ({ entries }) => pathsOfEntries(entries),
);

/** Makes a change again that was undone. */
export const redo = mutation(
  changeSchema,
  ({ id }, { root }) => redoChange(root, id),
  ({ entries }) => pathsOfEntries(entries),
);

const filesSchema = z.object({
  files: z
    .array(z.object({ path: pathSchema, expectedHash: fileHashSchema.nullable() }))
    .min(1)
    .max(100_000),
});

/** Moves recordings to the trash. */
export const removeRecordings = mutation(
  filesSchema,
  ({ files }, { root }) => deleteRecordings(root, files),
  ({ entries }) => pathsOfEntries(entries),
);
