import { z } from "zod";
import { CLASSES } from "../diff/semantic/classes";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Ids of takes. */
const idSchema = z.string().regex(/^[0-9a-z]+-[0-9a-f]{8}$/);
const pathSchema = z.string().refine((path) => !path.includes("\0"));

/** What a recording is once the answer of one more earlier turn is in its request: its own answer is the old one. */
const chainStepSchema = z.object({
  /** The take with the answer, and the recording that it is of. */
  take: idSchema,
  from: pathSchema,
  /** Where the recording stands then, its SHA-256, and the key of its request. */
  path: pathSchema,
  base: hash,
  key: z.string().nullable(),
});

/** One answer that a provider gave when it was asked again, waiting beside the committed recording. */
export const takeSchema = z.object({
  id: idSchema,
  /** The recording's, relative to the root. */
  path: pathSchema,
  /** When the answer was there. */
  at: z.string(),
  /** SHA-256 of the recording as it was when it was asked again. */
  base: hash,
  /** The stamp of the recording's file as it was then: as long as the file has it, `base` needs no look inside. */
  stamp: z.string().optional(),
  /** SHA-256 of the take's text. */
  hash,
  /** What differs from the recording as it was. */
  class: z.enum(CLASSES),
  /** What else differs, by name. */
  noise: z.array(z.string()),
  /** Equal changes share it. */
  fingerprint: z.string(),
  /** The error that the provider answered with: accepted, it becomes a recorded exception. */
  error: z.object({ type: z.string(), message: z.string(), status: z.number().nullable() }).nullable(),
  /** Milliseconds from asking to the whole answer. */
  took: z.number().nonnegative(),
  /** Where it was asked with the new answers of earlier turns in its request: these, in their order. */
  chain: z.object({ before: z.string().nullable(), steps: z.array(chainStepSchema).min(1) }).optional(),
});
export type Take = z.output<typeof takeSchema>;
