"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import {
  commitViewOf,
  revertFiles as revertAll,
  revertValues as revertSome,
  statesSinceCommit,
} from "@/lib/io/committed";
import { mutation, query } from "./action";

const pathsSchema = z.object({ paths: z.array(pathSchema).max(100_000).nullable() });

/** What a revert of recordings would do; `paths` null: of those that are gone. */
export const surveyRevert = query(pathsSchema, async ({ paths }, catalog) => {
  const since = await statesSinceCommit(catalog.root, paths ?? catalog.gone());
  if (!since.ok) return since;
  const { files, commit } = since;
  const count = (state: string) => files.filter((file) => file.state === state).length;
  const differing = files
    .filter(({ state }) => state === "changed" || state === "gone")
    .map((file) => ({ ...file, testId: catalog.get(file.path)?.testId ?? null }));
  return { ok: true, survey: { commit, files: differing, same: count("same"), new: count("new") } };
});

/** A recording beside the last commit. */
export const sinceCommit = query(z.object({ path: pathSchema }), ({ path }, { root }) => commitViewOf(root, path));

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
