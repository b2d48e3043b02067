import { z } from "zod";
import { CALLS } from "./calls";

const text = z.string().max(16_000_000);
const word = z.string().max(4096);

/** A recording that is to be made, as a person types it. */
export const createDraftSchema = z.object({
  /** Empty: it belongs to no test. */
  testId: word,
  /** Relative to the root. */
  folder: word,
  call: z.enum(CALLS),
  /** As the recorder writes it; for a tool `provider::tool_name`. */
  url: word,
  /** The JSON that is sent. */
  body: text,
  status: z.number().int().min(100).max(599),
  /** What comes back, as on the wire: JSON, or the lines of a stream. */
  answer: text,
});
export type CreateDraft = z.infer<typeof createDraftSchema>;

/** What is wrong with a draft, and in which of its fields; line and column from 1, where known. */
export type DraftProblem = {
  field: keyof CreateDraft;
  message: string;
  line: number | null;
  column: number | null;
  hint: string;
};
