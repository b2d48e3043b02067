"use server";

import { z } from "zod";
import { pathsOfEntries } from "@/lib/change/entry";
import { deleteSuperseded as deleteOld, restoreToBase as restore } from "@/lib/io/review/acts";
import { differenceIn, reviewedFile, reviewedLines, rowsOf } from "@/lib/io/review/page";
import { reviewKey as keyOf, shownReview } from "@/lib/io/review/session";
import { writeMarks } from "@/lib/io/reviews";
import { differenceIdSchema, markSchema } from "@/lib/review/mark";
import { mutation, query } from "./action";

const nameSchema = z.string().max(1000).nullable();
const rangeSchema = z.object({ base: nameSchema, head: nameSchema });
const idsSchema = z.array(differenceIdSchema).min(1).max(100_000);

/** Says whether a range still holds what a page shows. */
export const reviewKey = query(rangeSchema, (names, { root }) => keyOf(root, names));

const shownSchema = rangeSchema.extend({ key: z.string().regex(/^[0-9a-f]{64}$/) });

/** Rows of a range's list. */
export const reviewRows = query(shownSchema.extend({ ids: idsSchema }), async ({ ids, ...shown }, { root }) => {
  const opened = await shownReview(root, shown);
  return opened.ok ? { ok: true, rows: rowsOf(opened.review, ids) } : opened;
});

const oneSchema = shownSchema.extend({ id: differenceIdSchema });

/** One difference by meaning. */
export const reviewFile = query(oneSchema, async ({ id, ...shown }, { root }) => {
  const found = await differenceIn(root, shown, id);
  return found.ok ? { ok: true, file: await reviewedFile(found.review, found.difference) } : found;
});

/** One difference line by line. */
export const reviewLines = query(oneSchema, async ({ id, ...shown }, { root }) => {
  const found = await differenceIn(root, shown, id);
  return found.ok ? { ok: true, lines: await reviewedLines(found.review, found.difference) } : found;
});

const newMarkSchema = z.object({ id: differenceIdSchema, mark: markSchema.nullable() });

/** Keeps what a reviewer made of differences. */
export const markReviewed = mutation(
  z.object({ marks: z.array(newMarkSchema).min(1).max(100_000) }),
  ({ marks }, { root }) => writeMarks(root, marks, new Date().toISOString()),
  () => [],
);

const chosenSchema = rangeSchema.extend({ ids: idsSchema });

/** Gives files of the work tree the bytes of the base again. */
export const restoreToBase = mutation(
  chosenSchema,
  ({ ids, ...names }, { root }) => restore(root, names, ids),
  ({ entries }) => pathsOfEntries(entries),
);

/** Deletes what re-keyed recordings left behind. */
export const deleteSuperseded = mutation(
  chosenSchema,
  ({ ids, ...names }, { root }) => deleteOld(root, names, ids),
  ({ entries }) => pathsOfEntries(entries),
);
