"use server";

import { z } from "zod";
import { fileHashSchema, pathSchema } from "@/lib/change/draft";
import { refuse } from "@/lib/change/refusal";
import { fixOf } from "@/lib/fix";
import { FIX_NAMES } from "@/lib/fix/name";
import { formatQuantity } from "@/lib/format/human";
import { getCheck } from "@/lib/io/check-service";
import { compareRecordings } from "@/lib/io/compare-at-new-name";
import { downstreamIn } from "@/lib/io/downstream";
import { applyFixes } from "@/lib/io/fix/apply-fixes";
import { previewFix as preview, surveyFix as survey } from "@/lib/io/fix/preview-fix";
import { startJob } from "@/lib/io/jobs";
import type { Checked } from "@/lib/lint/by-rule";
import { type FindingPlace, fixableOfRule } from "@/lib/lint/fixable";
import { mutation, query } from "./action";

const pointerSchema = z.string().max(10_000);
const fixSchema = z.enum(FIX_NAMES);
const targetSchema = z.object({
  path: pathSchema,
  pointers: z.array(pointerSchema).max(10_000).nullable(),
  other: pathSchema.nullable(),
  expectedHash: fileHashSchema.nullable(),
  over: fileHashSchema.nullable().optional(),
});

const choiceSchema = z.object({
  rule: z.string().max(200),
  /** Null: all that the rule finds. */
  chosen: z
    .array(z.object({ path: pathSchema, pointer: pointerSchema }))
    .max(100_000)
    .nullable(),
});

/** The fix of a rule's findings, and the files that it would mend. */
export const fixTargets = query(choiceSchema, async ({ rule, chosen }) => {
  const checked = chosenAlone(chosen) ?? getCheck().state().report;
  if (!checked) return refuse("busy", null, "the check has not finished yet", "Wait for it, and try again.");
  const { fix, targets, left } = fixableOfRule(checked, rule, chosen);
  if (fix === null)
    return refuse("edit", null, "nothing that is found there can be mended by itself", "Edit the recording.");
  const { name, title, about } = fixOf(fix);
  return { ok: true, fix: { name, title, about }, targets, left };
});

/** What is known of the one file that all chosen findings are of: no need to wait for the check of the others. */
function chosenAlone(chosen: readonly FindingPlace[] | null): Checked | null {
  const [path, ...others] = new Set(chosen?.map((place) => place.path));
  if (path === undefined || others.length > 0) return null;
  const check = getCheck();
  const recording = check.known(path) ?? check.alone(path);
  return recording && { recordings: [recording] };
}

/** What a fix would do to each of a few files, in short. */
export const surveyFix = query(
  z.object({ fix: fixSchema, targets: z.array(targetSchema).max(100) }),
  async ({ fix, targets }, { root }) => ({ ok: true, rows: await survey(root, fix, targets) }),
);

/** What a fix would do to one file. */
export const previewFix = query(z.object({ fix: fixSchema, target: targetSchema }), ({ fix, target }, catalog) =>
  preview(catalog.root, fix, target, (path, testId) => downstreamIn(catalog, path, testId)),
);

/** How a recording differs from the one that has the name, or that is to get the name, which it would get. */
export const compareRekeyed = query(z.object({ path: pathSchema, other: pathSchema }), ({ path, other }, { root }) =>
  compareRecordings(root, path, other),
);

/** Begins to mend files; gives the job. */
export const startFix = mutation(
  z.object({ fix: fixSchema, targets: z.array(targetSchema).min(1).max(100_000), rename: z.boolean() }),
  async (request, catalog) => {
    const { title } = fixOf(request.fix);
    const { length } = request.targets;
    const { id } = startJob(`${title} ${formatQuantity(length, "recording")}`, length, (control) =>
      applyFixes(catalog.root, request, { ...control, changed: (paths) => catalog.refresh(paths) }),
    );
    return { ok: true, job: id };
  },
  () => [],
);
