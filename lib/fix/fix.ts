import type { Why } from "../change/why";
import type { EditPlan } from "../edit";
import type { EditFailure } from "../edit/plan";
import type { Recording } from "../recording/recording";
import type { FixName } from "./name";

/** What a fix may know besides the recording. */
export type FixContext = {
  /** SHA-256 of an ASCII text in hexadecimal digits, where the host has a native one. */
  hash?: (text: string) => string;
  /** The places of the findings that are to be mended; null: all of the file. */
  pointers: readonly string[] | null;
  /** The recording that takes this one's place, for fixes that delete. */
  other: Recording | null;
};

/** What a fix would do to one file. */
export type FixPlan =
  | { type: "edit"; plan: EditPlan }
  | { type: "rename"; to: string }
  | { type: "delete" }
  /** There is nothing to mend. */
  | { type: "nothing"; why: string }
  | { type: "refused"; failure: EditFailure };

/** A way to mend what rules find, one file at a time. Total: never throws. */
export type Fix = {
  name: FixName;
  /** As a button says it. */
  title: string;
  /** What it does, in a sentence. */
  about: string;
  /** What the history calls it. */
  why: Why;
  planFix: (recording: Recording, context: FixContext) => FixPlan;
};

/** A plan that changes nothing, and why. */
export function nothing(why: string): FixPlan {
  return { type: "nothing", why };
}

/** A plan that cannot be made: why, and what to do. */
export function refusedPlan(message: string, hint: string): FixPlan {
  return { type: "refused", failure: { message, pointer: "", hint } };
}
