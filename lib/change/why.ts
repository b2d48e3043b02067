/** Why recordings were changed. */
export const WHYS = [
  "edit",
  "create",
  "accept",
  "delete",
  "revert",
  "normalise",
  "drop-noise",
  "re-key",
  "redact",
  "undo",
  "redo",
] as const;
export type Why = (typeof WHYS)[number];
