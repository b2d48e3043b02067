import { z } from "zod";
import { PLACES } from "./places";

/** What is to be replaced, and where. */
export const replaceQuerySchema = z.object({
  find: z.string().min(1, "there is nothing to find").max(10_000),
  /** With `regex`: `$1`, `$<name>`, `$&` and `$$` stand for what was found. */
  replace: z.string().max(100_000),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
  regex: z.boolean(),
  places: z.array(z.enum(PLACES)).min(1, "there is no place to look in"),
});
export type ReplaceQuery = z.infer<typeof replaceQuerySchema>;
