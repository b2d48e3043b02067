"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { formatQuantity } from "@/lib/format/human";
import { startJob } from "@/lib/io/jobs";
import {
  applyReplace,
  compareReplaced as compare,
  previewReplace as preview,
  searchOf,
  surveyReplace as survey,
} from "@/lib/io/replace";
import { replaceQuerySchema } from "@/lib/replace/query";
import { mutation, query } from "./action";

const targetSchema = z.object({
  path: pathSchema,
  expectedHash: fileHashSchema,
  skip: z.array(z.number().int().nonnegative()).max(10_000),
  over: fileHashSchema.nullable().optional(),
});

/** What replacing would do to each of some files, in short. */
export const surveyReplace = query(
  z.object({ query: replaceQuerySchema, paths: z.array(pathSchema).max(200) }),
  async ({ query, paths }, { root }) => {
    const made = searchOf(query);
    return made.ok ? { ok: true, rows: await survey(root, made.search, paths) } : made;
  },
);

/** What replacing would do to one file. */
export const previewReplace = query(
  z.object({ query: replaceQuerySchema, target: targetSchema }),
  async ({ query, target }, catalog) => {
    const made = searchOf(query);
    return made.ok ? preview(catalog, made.search, target) : made;
  },
);

/** How a file differs, once replaced in, from what has its new name by then. */
export const compareReplaced = query(
  z.object({ query: replaceQuerySchema, target: targetSchema, rival: targetSchema.nullable() }),
  async ({ query, target, rival }, { root }) => {
    const made = searchOf(query);
    return made.ok ? compare(root, made.search, target, rival) : made;
  },
);

/** Begins to replace in files, as their previews showed it; gives the job. */
export const startReplace = mutation(
  z.object({ query: replaceQuerySchema, targets: z.array(targetSchema).min(1).max(100_000), rename: z.boolean() }),
  async (request, catalog) => {
    const made = searchOf(request.query);
    if (!made.ok) return made;
    const { length } = request.targets;
    const { id } = startJob(`Replace in ${formatQuantity(length, "recording")}`, length, (control) =>
      applyReplace(catalog.root, request, made.search, { ...control, changed: (paths) => catalog.refresh(paths) }),
    );
    return { ok: true, job: id };
  },
  () => [],
);
