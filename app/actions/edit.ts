"use server";

import { z } from "zod";
import { fileHashSchema, namingSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { editSchema } from "@/lib/edit/edit";
import { editRecording } from "@/lib/io/edit-recording";
import { previewEdits as preview } from "@/lib/io/preview-edits";
import { mutation, query } from "./action";

const editsSchema = z.object({
  path: pathSchema,
  expectedHash: fileHashSchema,
  edits: z.array(editSchema).max(10_000),
});

/** What edits would do to a recording. */
export const previewEdits = query(editsSchema, (input, catalog) => preview(catalog, input));

/** Edits a recording. */
export const saveEdits = mutation(
  editsSchema.extend(namingSchema.shape),
  (input, { root }) => editRecording(root, input),
  ({ entry }) => pathsOfEntries([entry]),
);
