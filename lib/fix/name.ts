/** What a fix is called on the command line, in findings and in the journal. */
export const FIX_NAMES = ["re-key", "normalise", "drop-noise", "redact", "delete-twin"] as const;

export type FixName = (typeof FIX_NAMES)[number];
