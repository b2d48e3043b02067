import type { DiffClass } from "../diff/semantic/classes";
import type { DiffPart } from "../diff/semantic/part";
import type { Answer } from "./answer";
import type { StabilityRow } from "./stability";
import type { Take } from "./take";

/**
 * A take as a list shows it. `after`: takes of earlier turns that it was asked with, and that are to be accepted first;
 * `broken`: the turn whose take is none that waits any more, so that it cannot be accepted.
 */
export type PendingTake = Pick<Take, "id" | "at" | "class" | "error"> & { after: string[]; broken: string | null };

/** A turn of a chain that was asked in order, as one of its takes sees it. */
export type ChainLink = {
  take: string;
  path: string;
  before: string | null;
  after: string | null;
  state: "this" | "waits" | "accepted" | "gone";
};

/** A recording with takes that wait for a decision, as a list shows it. */
export type PendingRecording = {
  path: string;
  testName: string;
  model: string;
  /** The gravest of its takes. */
  class: DiffClass;
  /** The oldest first. */
  takes: PendingTake[];
  /** SHA-256 of the recording as it is now; null where it is gone. */
  now: string | null;
  /** Takes were made from another state of the recording. */
  stale: boolean;
};

/** One take beside the recording as it is now. */
export type ComparedTake = {
  take: Take;
  /** The recording is not what the take was made from. */
  stale: boolean;
  /** The turns that it was asked with, or that were asked with it, in their order; null where there are none. */
  chain: (Pick<PendingTake, "after" | "broken"> & { links: ChainLink[] }) | null;
  class: DiffClass;
  parts: DiffPart[];
  noise: string[];
  answer: Answer;
};

/** The takes of a recording, each compared with it. */
export type TakesOfRecording = {
  path: string;
  now: string | null;
  /** What is recorded; null where it cannot be read any more. */
  recorded: Answer | null;
  takes: ComparedTake[];
  /** Of what is recorded (first, where there is any) and of the takes. */
  stability: StabilityRow[];
};

/** A host that recordings name, and whether it can be asked. Never holds a key. */
export type Readiness = {
  host: string;
  /** How many recordings name it. */
  recordings: number;
  provider: string | null;
  configured: "yes" | "by default" | "no";
  /** Where requests would go. */
  address: string | null;
  /** The name of the variable with the key, and whether it is set; null where none is wanted. */
  key: { name: string; present: boolean } | null;
  /**
   * Why it cannot be asked, and what to do; null where it can. `lines`: what is to be written into the configuration,
   * where the hint ends.
   */
  problem: { reason: string; hint: string; lines: string | null } | null;
};

/** A later turn whose request holds the answer that a take changes. */
export type CarriedTurn = {
  path: string;
  /** Where a replay looks for it once its request holds the new answer. */
  newPath: string;
  before: string | null;
  after: string | null;
  /** What to know of it, in sentences without their points. */
  notes: string[];
  /** Why the new answer cannot be carried into it; null where it can. */
  why: string | null;
  /** A take waits that was asked with the new answer already. */
  answered: boolean;
};
