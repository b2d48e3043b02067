import type { Slice } from "@/components/conversation/rows";
import type { ConversationData } from "@/components/conversation/view";
import type { Turn } from "@/lib/recording/thread";

/** One recording of a test, as a turn of its conversation. */
export type TurnData = Turn & {
  /** From 1, in reading order. */
  number: number;
  parentNumber: number | null;
  model: string;
  chunks: number;
  slice: Slice;
  /** What is new in this turn: the messages that its parent has not shown, and the answer. */
  conversation: ConversationData;
};

/** A recording of a test that is no turn of a conversation: embeddings, a list of models, a tool's call. */
export type SideCall = {
  path: string;
  what: string;
  where: string;
  input: string;
  output: string;
  problem: string | null;
};

/** How a turn follows from what stands before it, as a sentence; null where there is nothing to say. */
export function relationText({ relation, parentNumber, number, shared }: TurnData): string | null {
  if (relation === "root") return number === 1 ? null : "begins anew";
  if (relation === "branches") return `branches from turn ${parentNumber} after ${shared} messages`;
  return parentNumber === number - 1 ? null : `follows turn ${parentNumber}`;
}
