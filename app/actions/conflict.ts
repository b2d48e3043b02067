"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { conflictAt, previewResolution as preview, resolveConflict as resolve } from "@/lib/io/review/conflict";
import { mutation, query } from "./action";

const resolutionSchema = z.union([
  z.object({ take: z.enum(["ours", "theirs"]) }),
  z.object({ take: z.literal("merge"), choices: z.array(z.enum(["mine", "theirs", "both"])).max(100_000) }),
]);
const requestSchema = z.object({
  path: pathSchema,
  hash: fileHashSchema.nullable(),
  sides: fileHashSchema,
  resolution: resolutionSchema,
});

/** Both sides of a merge conflict in a file. */
export const conflictOf = query(z.object({ path: pathSchema }), ({ path }, { root }) => conflictAt(root, path));

/** What a resolution of it would write. */
export const previewResolution = query(requestSchema, (input, { root }) => preview(root, input));

/** Writes the outcome into the work tree. */
export const resolveConflict = mutation(
  requestSchema,
  (input, { root }) => resolve(root, input),
  ({ entry }) => pathsOfEntries([entry]),
);
