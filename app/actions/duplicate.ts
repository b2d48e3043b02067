"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { editSchema } from "@/lib/edit/edit";
import {
  duplicateRecording as duplicate,
  previewDuplicate as preview,
  duplicateSource as source,
} from "@/lib/io/duplicate";
import { mutation, query } from "./action";

const copySchema = z.object({ path: pathSchema, expectedHash: fileHashSchema, edits: z.array(editSchema).max(100) });

/** What of a recording may differ in a copy. */
export const duplicateSource = query(z.object({ path: pathSchema }), ({ path }, { root }) => source(root, path));

/** What a copy would be called. */
export const previewDuplicate = query(copySchema, (copy, { root }) => preview(root, copy));

/** Writes an edited copy of a recording. */
export const duplicateRecording = mutation(
  copySchema,
  (copy, { root }) => duplicate(root, copy),
  ({ entry }) => pathsOfEntries([entry]),
);
