import { embeddedReasoningOf } from "../../dialects/embedded-reasoning";
import type { JsonNode } from "../../json/document";
import { callsOf } from "../../recording/embedding";
import type { Message } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import { blockOf, isOneOfItems, itemOf } from "./blocks";
import type { MadeEdits, Place } from "./request-edits";

/** The request's message says what the new answer says: text for text, then what is more or less of them. */
export function textEdits(place: Place, now: Message): MadeEdits {
  const { turn, message } = place;
  if ([message, now].some(({ parts }) => parts.some(({ type }) => type === "refusal"))) {
    return { ok: false, reason: "the answer is a refusal" };
  }
  const texts = now.parts.flatMap((part) => (part.type === "text" && part.text !== "" ? [part.text] : []));
  const spots = message.parts.flatMap((part) => (part.type === "text" ? [part.pointer] : []));
  const node = message.pointer === null ? undefined : turn.doc.at(message.pointer);
  if (!node) return { ok: false, reason: "its request does not hold the answer by itself" };
  if (spots.includes(null)) return wholeEdits(node, now, texts.join(""));
  if (spots.length === 0) return texts.length === 0 ? { ok: true, edits: {} } : newTextEdits(place, node, texts);
  const pointers = spots.flatMap((pointer) => pointer ?? []);
  const last = blockOf(pointers.at(-1) ?? "");
  const given = last === null ? [texts.join("")] : texts;
  const { list, at } = itemOf(last ?? "");
  const set = pointers.slice(0, given.length).map((pointer, at) => ({ pointer, json: JSON.stringify(given[at]) }));
  const insert = given.slice(pointers.length).map((text) => ({ list, at: at + 1, json: like(turn, last, text) }));
  const rest = without(pointers.slice(given.length), place);
  return { ok: true, edits: { set: [...set, ...rest.set], insert, remove: rest.remove } };
}

/** A block of the same kind with another text. */
function like({ doc }: Recording, block: string | null, text: string): string {
  const type = doc.at(block ?? "")?.get("type")?.string;
  return JSON.stringify(type === undefined ? { text } : { type, text });
}

/** Takes texts out: their blocks, and where that would leave a list of nothing, what holds the list. */
function without(pointers: readonly string[], { turn, dialect }: Place) {
  const set: { pointer: string; json: string }[] = [];
  const remove: string[] = [];
  for (const pointer of pointers) {
    const block = blockOf(pointer);
    const { list } = itemOf(block ?? "");
    if (block === null) set.push({ pointer, json: '""' });
    else if (turn.doc.at(list)?.items().length !== 1) remove.push(block);
    else if (dialect === "openai-responses") remove.push(list.slice(0, list.lastIndexOf("/")));
    else set.push({ pointer: list, json: "null" });
  }
  return { set, remove };
}

/** A message whose one string holds reasoning in tags, and behind it the text. */
function wholeEdits(node: JsonNode, now: Message, text: string): MadeEdits {
  const holder = [node.get("content"), ...(node.get("content")?.items() ?? []).map((item) => item.get("text"))];
  const held = holder.find((each) => each?.string !== undefined && embeddedReasoningOf(each.string));
  const whole = held?.string ?? "";
  const found = embeddedReasoningOf(whole);
  const [first, last] = [found?.reasoning.at(0), found?.reasoning.at(-1)];
  if (!held || !found || !first || !last) return { ok: false, reason: "its text stands nowhere by itself" };
  const reasoning = now.parts.flatMap((part) => (part.type === "reasoning" ? [part.text] : [])).join("");
  const tagged = whole.slice(0, first.from) + reasoning + whole.slice(last.to, found.text.from);
  return { ok: true, edits: { set: [{ pointer: held.pointer, json: JSON.stringify((reasoning && tagged) + text) }] } };
}

/** The old answer had no text: the new one stands before the calls. */
function newTextEdits({ turn, dialect, message }: Place, node: JsonNode, texts: readonly string[]): MadeEdits {
  const calls = callsOf(message).flatMap(({ pointer }) => pointer ?? []);
  if (isOneOfItems(dialect, node)) {
    const content = texts.map((text) => ({ type: "output_text", text, annotations: [] }));
    const said = dialect === "interactions" ? texts.map(textBlock) : [{ type: "message", role: "assistant", content }];
    return inserted(itemOf(calls[0] ?? node.pointer), said);
  }
  const held = node.get("content") ?? node.get("parts");
  if (held?.kind === "array") {
    const call = calls.find((pointer) => pointer.startsWith(`${held.pointer}/`));
    const at = call === undefined ? held.items().length : itemOf(call).at;
    return inserted(
      { list: held.pointer, at },
      dialect === "genai" ? texts.map((text) => ({ text })) : texts.map(textBlock),
    );
  }
  const json = JSON.stringify(texts.join(""));
  if (held) return { ok: true, edits: { set: [{ pointer: held.pointer, json }] } };
  return turn.doc.at(node.pointer)?.kind === "object"
    ? { ok: true, edits: { member: [{ pointer: `${node.pointer}/content`, json }] } }
    : { ok: false, reason: "its request has no place for a text" };
}

function textBlock(text: string): object {
  return { type: "text", text };
}

function inserted(place: { list: string; at: number }, items: readonly object[]): MadeEdits {
  return { ok: true, edits: { insert: items.map((item) => ({ ...place, json: JSON.stringify(item) })) } };
}
