import type { Problem, Recording } from "../recording/recording";
import type { Conflict } from "./conflict";

/** A file that a range changes, with what it holds on both sides; null where there is none, or no recording. */
export type ChangedFile = {
  path: string;
  change: "added" | "deleted" | "modified";
  before: Recording | null;
  after: Recording | null;
  /** Why a side that is there is no recording. */
  problem: Problem | null;
  /** What a merge left to a person. */
  conflict: Conflict | null;
};
