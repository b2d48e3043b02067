import type { Slice } from "@/components/conversation/rows";
import type { ConversationData } from "@/components/conversation/view";
import { formatQuantity } from "@/lib/format/human";
import type { Turn } from "@/lib/recording/thread";
import type { Place } from "./places";

/** One recording of a test, as a turn of its conversation. */
export type TurnData = Turn &
  Place & {
    /** One line: what was asked last, or what came back. */
    summary: string;
    /** Its request says nothing new: the same was asked before, and answered otherwise. */
    again: boolean;
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

type Related = Pick<TurnData, "relation" | "branch" | "again" | "parentNumber" | "number" | "shared">;

/** How a turn follows from what stands before it, as a sentence; null where there is nothing to say. */
export function relationText({ relation, branch, again, parentNumber, number, shared }: Related): string | null {
  if (relation === "root") return number === 1 ? null : "begins anew";
  if (again && parentNumber !== null) return `another answer to what turn ${parentNumber} asked`;
  if (relation === "branches") return `branches from turn ${parentNumber} after ${formatQuantity(shared, "message")}`;
  if (branch) return `branches after turn ${parentNumber}`;
  return parentNumber === number - 1 ? null : `follows turn ${parentNumber}`;
}
