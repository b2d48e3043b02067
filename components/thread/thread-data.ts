import type { Slice } from "@/components/conversation/rows";
import type { ConversationData } from "@/components/conversation/view";
import { formatQuantity } from "@/lib/format/human";
import type { Turn } from "@/lib/recording/thread";

/** One recording of a test, as a turn of its conversation. */
export type TurnData = Turn & {
  /** From 1, in reading order. */
  number: number;
  parentNumber: number | null;
  /** Another turn goes on from the same place, and stands before this one. */
  branch: boolean;
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

type Place = Pick<TurnData, "relation" | "branch" | "parentNumber" | "number" | "shared">;

/** How a turn follows from what stands before it, as a sentence; null where there is nothing to say. */
export function relationText({ relation, branch, parentNumber, number, shared }: Place): string | null {
  if (relation === "root") return number === 1 ? null : "begins anew";
  if (relation === "branches") return `branches from turn ${parentNumber} after ${formatQuantity(shared, "message")}`;
  if (branch) return `branches after turn ${parentNumber}`;
  return parentNumber === number - 1 ? null : `follows turn ${parentNumber}`;
}
