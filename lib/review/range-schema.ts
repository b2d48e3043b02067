import { z } from "zod";

const nameSchema = z.string().max(1000).nullable();

/** A range as a link names it, from outside. */
export const rangeSchema = z.object({ base: nameSchema, head: nameSchema });

/** A range as a page shows it, from outside. */
export const shownSchema = rangeSchema.extend({ key: z.string().regex(/^[0-9a-f]{64}$/) });
