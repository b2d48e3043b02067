import { z } from "zod";
import { editSchema } from "../edit/edit";

/** SHA-256 of a file's bytes in lower-case hexadecimal digits. */
export const fileHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A recording's path as a client names it; whether it lies inside the root is for the disk to say. */
export const pathSchema = z.string().min(1).max(4096);

/** What a person has changed in an editor and not saved yet: edits of meaning, or the file's whole text. */
export const draftSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("edits"), edits: z.array(editSchema).max(10_000) }),
  z.object({ type: z.literal("text"), text: z.string(), allowInvalid: z.boolean().default(false) }),
]);
export type Draft = z.input<typeof draftSchema>;

/** What becomes of the name; `over` is the hash of the recording that a renamed one is to replace. */
export const namingSchema = z.object({
  choice: z.enum(["keep", "rename", "copy"]),
  over: fileHashSchema.nullable().default(null),
});
export type NamingInput = z.input<typeof namingSchema>;
