"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { revertFiles as revertAll, revertValues as revertSome } from "@/lib/io/committed";
import { mutation } from "./action";

const blobSchema = z.string().regex(/^[0-9a-f]{40,64}$/);

const filesSchema = z.object({
  files: z
    .array(z.object({ path: pathSchema, expectedHash: fileHashSchema.nullable(), blob: blobSchema }))
    .min(1)
    .max(100_000),
});

/** Gives recordings the bytes of the last commit again. */
export const revertFiles = mutation(
  filesSchema,
  ({ files }, { root }) => revertAll(root, files),
  ({ entry }) => pathsOfEntries([entry]),
);

const valuesSchema = z.object({
  path: pathSchema,
  expectedHash: fileHashSchema,
  blob: blobSchema,
  chosen: z.discriminatedUnion("type", [
    z.object({ type: z.literal("value"), at: z.number().int().nonnegative() }),
    z.object({ type: z.literal("group"), name: z.string().max(10_000) }),
  ]),
});

/** Gives some values of a recording the bytes of the last commit again. */
export const revertValues = mutation(
  valuesSchema,
  (input, { root }) => revertSome(root, input),
  ({ entry }) => pathsOfEntries([entry]),
);
