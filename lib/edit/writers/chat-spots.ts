import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import type { Answer } from "./writer";

/** The names that reasoning has in a delta or message. */
export const REASONING = ["reasoning", "reasoning_content"];

/**
 * A choice inside a chunk, or inside the whole answer; `said` is its delta or message, or the choice of a completion.
 */
export type Spot = { item: StreamItem; position: number; path: string; choice: JsonNode; said: JsonNode };

/** One entry of a delta's tool calls. */
export type CallEntry = { spot: Spot; path: string; node: JsonNode };

/** The choices that make the answer's message, in the order of the stream. */
export function spotsOf({ draft, message }: Answer): Spot[] {
  const all = draft.items.flatMap((item) =>
    (item.data?.get("choices")?.items() ?? []).map((choice, position) => ({
      item,
      position,
      choice,
      index: choice.get("index")?.number ?? position,
    })),
  );
  const wanted = [...new Set(all.map(({ index }) => index))].sort((a, b) => a - b)[message];
  return all
    .filter(({ index }) => index === wanted)
    .map(({ item, position, choice }) => {
      const member = ["delta", "message"].find((key) => choice.get(key)?.kind === "object");
      const path = `/choices/${position}${member === undefined ? "" : `/${member}`}`;
      return { item, position, path, choice, said: (member && choice.get(member)) || choice };
    });
}

/** The tool calls of the message, in the order in which they read, each with its entries (see `StreamedCalls`). */
export function callsOf(spots: readonly Spot[]): { index: number; entries: CallEntry[] }[] {
  const calls: { index: number; id: string; text: string; entries: CallEntry[] }[] = [];
  for (const spot of spots) {
    for (const [position, node] of (spot.said.get("tool_calls")?.items() ?? []).entries()) {
      const id = node.get("id")?.string ?? "";
      const index = node.get("index")?.number;
      const known =
        index !== undefined
          ? calls.findLast((call) => call.index === index)
          : id !== ""
            ? calls.find((call) => call.id === id)
            : calls.at(-1);
      const joins = known !== undefined && !(isSingle(spot) || isAnother(known, id, node));
      const call = joins ? known : { index: index ?? Math.max(calls.length, position), id: "", text: "", entries: [] };
      if (!joins) calls.push(call);
      call.id ||= id;
      call.text += calledOf(node)?.get("arguments")?.string ?? "";
      call.entries.push({ spot, path: `${spot.path}/tool_calls/${position}`, node });
    }
  }
  return isSingleAnswer(spots) ? calls : calls.toSorted((a, b) => a.index - b.index);
}

/** The member of a call that holds its name and arguments. */
export function calledStep(node: JsonNode): string {
  return ["function", "custom"].find((key) => node.get(key)) ?? "";
}

function calledOf(node: JsonNode): JsonNode | undefined {
  return node.get("function") ?? node.get("custom");
}

function isAnother(call: { id: string; text: string }, id: string, node: JsonNode): boolean {
  if (id === "" || call.id === "" || call.id === id || call.text === "") return false;
  return Boolean(node.path("function", "name")?.string) && parseJson(call.text).ok;
}

function isSingleAnswer(spots: readonly Spot[]): boolean {
  return spots.every(isSingle);
}

function isSingle({ choice }: Spot): boolean {
  return choice.get("message")?.kind === "object";
}
