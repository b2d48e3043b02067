import { z } from "zod";

/** What a reviewer has made of one difference. */
export const markSchema = z.strictObject({
  viewed: z.boolean(),
  decision: z.enum(["accepted", "flagged"]).nullable(),
  comment: z.string().max(10_000),
});
export type Mark = z.output<typeof markSchema>;

/** The name of a difference: of a file, and of both its texts. Another text is another difference. */
export const differenceIdSchema = z.string().regex(/^[0-9a-f]{24}$/);

/** The marks of one folder, as they are kept. */
export const marksSchema = z.record(differenceIdSchema, markSchema.extend({ at: z.string() }));
export type KeptMarks = z.output<typeof marksSchema>;
