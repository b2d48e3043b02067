import type { StateDiff } from "../change/state-diff";

/**
 * What can be made of differences in the work tree: the base's bytes again, or the old files of re-keyed ones deleted.
 */
export const ACT_NAMES = ["restore", "superseded"] as const;
export type ActName = (typeof ACT_NAMES)[number];

/** What an act would do to the files of one difference. */
export type ActPreview = { path: string; diff: StateDiff }[];
