import { dataOf } from "../../dialects/shared";
import { streamItemsOf } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import type { Message } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import { isOneOfItems, itemOf } from "./blocks";
import type { MadeEdits, Place, RequestEdits } from "./request-edits";

type To = { recording: Recording; message: Message; choice: number };

/** A block of reasoning as it came: its members as raw JSON. */
type Thought = Map<string, string>;

/** Members in which chats repeat reasoning: all that are there say the same. */
const MEMBERS = ["reasoning", "reasoning_content", "thinking"];
const BLOCKS = new Set(["thinking", "redacted_thinking", "thought", "reasoning"]);

/** Where the request repeats the old reasoning, it repeats the new one; where it leaves it out, it still does. */
export function reasoningEdits(place: Place, to: To): MadeEdits {
  const { turn, message } = place;
  const node = message.pointer === null ? undefined : turn.doc.at(message.pointer);
  if (!node) return { ok: true, edits: {} };
  const text = to.message.parts.flatMap((part) => (part.type === "reasoning" ? [part.text] : [])).join("");
  const members = MEMBERS.flatMap((name) => node.get(name) ?? []).filter((value) => value.string !== undefined);
  const blocks = thoughtsIn(place, node);
  const edits: RequestEdits = {
    set: text === "" ? [] : members.map(({ pointer }) => ({ pointer, json: JSON.stringify(text) })),
    remove: text === "" ? members.map(({ pointer }) => pointer) : [],
  };
  if (blocks.length === 0) return { ok: true, edits };
  const thoughts = thoughtsOf(to);
  if (thoughts.length === 0 && text !== "") {
    return { ok: false, reason: "its request repeats the reasoning in a form that the new answer does not have" };
  }
  const given = thoughts.slice(0, blocks.length);
  const { list, at } = itemOf(blocks.at(-1)?.pointer ?? "");
  edits.set?.push(...given.map((thought, at) => setOf(blocks[at], thought)));
  edits.remove?.push(...blocks.slice(given.length).map(({ pointer }) => pointer));
  edits.insert = thoughts.slice(blocks.length).map((thought) => ({ list, at: at + 1, json: printed(thought) }));
  return { ok: true, edits };
}

/** The blocks of reasoning of a request's message, which is an object with a list, or the first of several items. */
function thoughtsIn({ turn, dialect }: Place, node: JsonNode): JsonNode[] {
  if (!isOneOfItems(dialect, node)) return (node.get("content") ?? node.get("parts"))?.items().filter(isThought) ?? [];
  const { list, at } = itemOf(node.pointer);
  const items = turn.doc.at(list)?.items().slice(at) ?? [];
  const end = items.findIndex((item) => !isFromModel(item, dialect));
  return items.slice(0, end === -1 ? items.length : end).filter(isThought);
}

function isFromModel(item: JsonNode, dialect: string): boolean {
  const type = item.get("type")?.string ?? "";
  if (dialect === "interactions") return type === "thought" || type === "function_call";
  return (item.get("role")?.string ?? "assistant") === "assistant" && !type.endsWith("_output");
}

function isThought(block: JsonNode): boolean {
  return BLOCKS.has(block.get("type")?.string ?? "") || block.get("thought")?.boolean === true;
}

/** The new answer's own blocks of reasoning, in their order. */
function thoughtsOf({ recording: { body }, choice }: To): Thought[] {
  if (!body) return [];
  if (body.kind === "array") return streamedThoughts(body, choice);
  const data = dataOf(body);
  return thoughtsAmong(
    data.path("candidates", choice, "content", "parts") ??
      data.path("choices", choice, "message", "content") ??
      data.get("content") ??
      data.get("outputs") ??
      data.get("output"),
  );
}

function thoughtsAmong(list: JsonNode | undefined): Thought[] {
  return (list?.items() ?? []).filter(isThought).map(membersOf);
}

function membersOf(node: JsonNode): Thought {
  return new Map(node.members().map(({ key, value }) => [key, value.raw]));
}

/** Blocks grow by deltas, or come whole in an item of their own. */
function streamedThoughts(body: JsonNode, choice: number): Thought[] {
  const thoughts = new Map<string, Thought>();
  for (const { data } of streamItemsOf(body)) {
    const ended = data?.path("response", "output");
    if (ended && ended.items().length > 0) return thoughtsAmong(ended);
    const parts = data?.path("candidates", choice, "content", "parts")?.items() ?? [];
    for (const part of parts.filter(isThought)) grow(thoughts, "", part);
    const index = data?.get("index")?.raw ?? "";
    const opened = data?.get("content_block") ?? data?.get("content");
    if (opened && isThought(opened)) thoughts.set(index, membersOf(opened));
    const delta = data?.get("delta");
    if (delta && thoughts.has(index)) grow(thoughts, index, delta);
  }
  return [...thoughts.values()];
}

function grow(thoughts: Map<string, Thought>, index: string, delta: JsonNode): void {
  const thought = thoughts.get(index) ?? new Map<string, string>();
  thoughts.set(index, thought);
  const summary = delta.get("type")?.string === "thought_summary" ? delta.get("content") : undefined;
  if (summary) {
    const before = thought.get("summary")?.slice(1, -1) ?? "";
    thought.set("summary", `[${before}${before === "" ? "" : ", "}${summary.raw}]`);
    return;
  }
  for (const { key, value } of delta.members()) {
    const before: unknown = JSON.parse(thought.get(key) ?? '""');
    const isText = key !== "type" && value.string !== undefined && typeof before === "string";
    if (isText) thought.set(key, JSON.stringify(before + value.string));
    else if (!thought.has(key)) thought.set(key, value.raw);
  }
}

/** A block with the members that the request repeats of it; all of the new one where it is of another kind. */
function setOf(block: JsonNode | undefined, thought: Thought): { pointer: string; json: string } {
  const keys = block?.members().map(({ key }) => key) ?? [];
  const isAlike = block?.get("type")?.raw === thought.get("type");
  const kept: Thought = isAlike ? new Map([...thought].filter(([key]) => keys.includes(key))) : thought;
  return { pointer: block?.pointer ?? "", json: printed(kept) };
}

function printed(thought: Thought): string {
  return `{${[...thought].map(([key, raw]) => `${JSON.stringify(key)}: ${raw}`).join(", ")}}`;
}
