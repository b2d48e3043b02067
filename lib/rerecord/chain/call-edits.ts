import type { JsonNode } from "../../json/document";
import { callsOf, withoutLayout } from "../../recording/embedding";
import type { Message, ToolCallPart } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import type { MadeEdits, Place, RequestEdits } from "./request-edits";

type Sets = NonNullable<RequestEdits["set"]>;

/** The request's calls become the new ones, by position. */
export function callEdits(
  { turn, message }: Place,
  from: Message,
  to: { recording: Recording; message: Message },
): MadeEdits {
  const set: Sets = [];
  const [was, now] = [callsOf(from), callsOf(to.message)];
  for (const [at, { pointer }] of callsOf(message).entries()) {
    const node = pointer === null ? undefined : turn.doc.at(pointer);
    const call = now[at];
    if (!node || !call) return { ok: false, reason: "its request does not hold the calls that were made" };
    set.push(...valuesOf(node, was[at], call));
    const signed = node.get("thought_signature");
    if (!signed || signed.isNull) continue;
    const signature = call.pointer === null ? undefined : to.recording.doc.at(call.pointer)?.get("thought_signature");
    if (!signature) return { ok: false, reason: "its request repeats a signature that the new answer does not have" };
    set.push({ pointer: signed.pointer, json: signature.raw });
  }
  return { ok: true, edits: { set } };
}

/** Every family has a call's id, name and arguments in an object, under its own names. */
function valuesOf(node: JsonNode, was: ToolCallPart | undefined, call: ToolCallPart): Sets {
  const inner = node.get("function") ?? node.get("custom") ?? node.get("function_call") ?? node;
  const given = inner.get("arguments") ?? inner.get("input") ?? inner.get("args");
  const id = node.get("call_id") ?? node.get("id") ?? inner.get("id");
  const name = inner.get("name");
  const json =
    given?.string === undefined
      ? call.arguments
      : JSON.stringify(asSent(given.string, was?.arguments ?? "", call.arguments));
  return [
    ...(name && name.string !== call.name ? [{ pointer: name.pointer, json: JSON.stringify(call.name) }] : []),
    ...(given && json !== "" ? [{ pointer: given.pointer, json }] : []),
    ...(id && call.id !== null ? [{ pointer: id.pointer, json: JSON.stringify(call.id) }] : []),
  ];
}

/** A client that writes arguments anew before it sends them back, without white space, will do so again. */
function asSent(held: string, was: string, is: string): string {
  if (held === was) return is;
  return withoutLayout(was) === withoutLayout(is) ? held : withoutLayout(is);
}
