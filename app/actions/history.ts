"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { pathsOfEntries } from "@/lib/change/entry";
import { WHYS } from "@/lib/change/why";
import { restoreState as restore } from "@/lib/io/edit-recording";
import { historyDiff as diff, filesOfEntry as files, historyPage as page } from "@/lib/io/history-page";
import { mutation, query } from "./action";

const idSchema = z.string().max(200);

const pageSchema = z.object({
  why: z.enum(WHYS).nullable(),
  text: z.string().max(4096),
  path: pathSchema.nullable(),
  limit: z.number().int().min(0).max(1_000_000),
  entry: idSchema.nullable(),
});

/** Entries of the history, the latest first. */
export const historyPage = query(pageSchema, (input, { root }) => page(root, input));

/** All files of a change. */
export const filesOfEntry = query(z.object({ id: idSchema }), ({ id }, { root }) => files(root, id));

const sideSchema = z.enum(["before", "after"]);
const fileSchema = z.object({ id: idSchema, path: pathSchema });

/** What a change did to a file, or what bringing back a state would do to it now. */
export const historyDiff = query(
  fileSchema.extend({ of: z.union([z.literal("change"), sideSchema]) }),
  (input, { root }) => diff(root, input),
);

/** Brings back what a file held before or after a change. */
export const restoreState = mutation(
  fileSchema.extend({ side: sideSchema, expectedHash: fileHashSchema.nullable() }),
  (input, { root }) => restore(root, input),
  ({ entry }) => pathsOfEntries([entry]),
);
