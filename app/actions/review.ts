"use server";

import { z } from "zod";
import { formatQuantity } from "@/lib/format/human";
import { startJob } from "@/lib/io/jobs";
import { openAct, previewAct as preview } from "@/lib/io/review/acts";
import { reviewedChunks } from "@/lib/io/review/chunks";
import { differenceIn, reviewedFile, reviewedLines, rowsOf } from "@/lib/io/review/page";
import { reviewKey as keyOf, shownReview } from "@/lib/io/review/session";
import { writeMarks } from "@/lib/io/reviews";
import { ACT_NAMES } from "@/lib/review/act";
import { differenceIdSchema, markSchema } from "@/lib/review/mark";
import { rangeSchema, shownSchema } from "@/lib/review/range-schema";
import { mutation, query } from "./action";

const idsSchema = z.array(differenceIdSchema).min(1).max(100_000);

/** Says whether a range still holds what a page shows. */
export const reviewKey = query(rangeSchema, (names, { root }) => keyOf(root, names));

/** Rows of a range's list. */
export const reviewRows = query(shownSchema.extend({ ids: idsSchema }), async ({ ids, ...shown }, { root }) => {
  const opened = await shownReview(root, shown);
  return opened.ok ? { ok: true, rows: rowsOf(opened.review, ids) } : opened;
});

const oneSchema = shownSchema.extend({ id: differenceIdSchema });

/** One difference by meaning. */
export const reviewFile = query(oneSchema, async ({ id, ...shown }, { root }) => {
  const found = await differenceIn(root, shown, id);
  return found.ok ? { ok: true, file: await reviewedFile(root, found.review, found.difference) } : found;
});

/** One difference line by line. */
export const reviewLines = query(oneSchema, async ({ id, ...shown }, { root }) => {
  const found = await differenceIn(root, shown, id);
  return found.ok ? { ok: true, lines: await reviewedLines(found.review, found.difference) } : found;
});

/** One difference chunk by chunk. */
export const reviewChunks = query(oneSchema, async ({ id, ...shown }, { root }) => {
  const found = await differenceIn(root, shown, id);
  return found.ok ? { ok: true, chunks: await reviewedChunks(found.review, found.difference) } : found;
});

const newMarkSchema = z.object({ id: differenceIdSchema, mark: markSchema.nullable() });

/** Keeps what a reviewer made of differences. */
export const markReviewed = mutation(
  z.object({ marks: z.array(newMarkSchema).min(1).max(100_000) }),
  ({ marks }, { root }) => writeMarks(root, marks, new Date().toISOString()),
  () => [],
);

const actSchema = z.enum(ACT_NAMES);

/** What an act on the work tree would do to the files of one difference. */
export const previewAct = query(oneSchema.extend({ act: actSchema }), ({ act, id, ...shown }, { root }) =>
  preview(root, shown, { act, id }),
);

/** Begins an act on files of the work tree; gives the job. */
export const startAct = mutation(
  rangeSchema.extend({ act: actSchema, ids: idsSchema }),
  async ({ act, ids, ...names }, catalog) => {
    const opened = await openAct(catalog.root, names, { act, ids });
    if (!opened.ok) return opened;
    const title =
      act === "restore"
        ? `Restore ${formatQuantity(ids.length, "recording")} to ${opened.base}`
        : `Delete ${formatQuantity(ids.length, "superseded recording")}`;
    const { id } = startJob(title, ids.length, (control) =>
      opened.run({ ...control, changed: (paths) => catalog.refresh(paths) }),
    );
    return { ok: true, job: id };
  },
  () => [],
);
