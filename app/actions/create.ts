"use server";

import { pathsOfEntries } from "@/lib/change/entry";
import { createDraftSchema } from "@/lib/create/draft";
import { createRecording as create, previewCreate as preview } from "@/lib/io/create-recording";
import { mutation, query } from "./action";

/** What a draft of a recording would become. */
export const previewCreate = query(createDraftSchema, async (draft, { root }) => ({
  ok: true,
  preview: await preview(root, draft),
}));

/** Writes a new recording. */
export const createRecording = mutation(
  createDraftSchema,
  (draft, { root }) => create(root, draft),
  ({ entry }) => pathsOfEntries([entry]),
);
