import type { StreamItem } from "../../dialects/stream-item";
import { type Answer, nodeOf } from "./writer";

export type NewEvent = { type: string; [member: string]: unknown };

/**
 * Puts events into a stream before one of its own, in the manner of the stream: lines, typed objects, or plain ones.
 * Those behind them are numbered anew when all of the edit is made.
 */
export function insertEvents({ draft }: Answer, events: readonly NewEvent[], before: StreamItem): void {
  const number = before.data?.get("sequence_number")?.number;
  for (const [at, event] of events.entries()) {
    draft.insertItems(eventLike(draft, event.type, number === undefined ? event : inOrder(event, number + at)), before);
  }
}

/** The events that bring a message with one text. */
export function textEventsOf(message: object, part: { text: string }, id: string, index: number): NewEvent[] {
  const place = { content_index: 0, item_id: id, output_index: index };
  return [
    shown("added", { ...message, content: [], status: "in_progress" }, index),
    { type: "response.content_part.added", ...place, part: { ...part, text: "" } },
    { type: "response.output_text.delta", ...place, delta: part.text, logprobs: [] },
    { type: "response.output_text.done", ...place, text: part.text, logprobs: [] },
    { type: "response.content_part.done", ...place, part },
    shown("done", message, index),
  ];
}

/** The events that bring reasoning with one summary. */
export function reasoningEventsOf(reasoning: object, part: { text: string }, id: string, index: number): NewEvent[] {
  const place = { item_id: id, output_index: index, summary_index: 0 };
  return [
    shown("added", { ...reasoning, summary: [] }, index),
    { type: "response.reasoning_summary_part.added", ...place, part: { ...part, text: "" } },
    { type: "response.reasoning_summary_text.delta", ...place, delta: part.text },
    { type: "response.reasoning_summary_text.done", ...place, text: part.text },
    { type: "response.reasoning_summary_part.done", ...place, part },
    shown("done", reasoning, index),
  ];
}

function shown(when: "added" | "done", item: object, index: number): NewEvent {
  return { type: `response.output_item.${when}`, item, output_index: index };
}

/** Members stand in the SDK's order, which is that of the alphabet. */
function inOrder(event: NewEvent, number: number): object {
  const members = Object.entries({ ...event, sequence_number: number });
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function eventLike(draft: Answer["draft"], type: string, event: object): string[] {
  const [like] = draft.items;
  if (!like) return [];
  if (like.isEvent) return draft.newEvent(like, type, event);
  const isTyped = like.base.endsWith("/__data__");
  const value = isTyped ? { __type__: `openai.types.responses.${classOf(type)}`, __data__: event } : event;
  return [draft.printItem(nodeOf(value))];
}

/** The SDK's class of an event, behind its module: `response.output_item.done` is a `ResponseOutputItemDoneEvent`. */
function classOf(type: string): string {
  const words = type.replace("response.output_text.", "response.text.").split(/[._]/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `${words.join("_")}_event.${name}Event`;
}
