import type { JsonNode } from "../../json/document";
import type { Message, ToolCallPart } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import type { MadeEdits, RequestEdits } from "./request-edits";

/**
 * The results right behind an answer name its calls by the new ids. Where the new answer makes the same calls in
 * another order, results that stood in the order of the calls still do.
 *
 * `places`: where each old call stands among the new ones.
 */
export function resultEdits(
  turn: Recording,
  behind: readonly Message[],
  was: readonly ToolCallPart[],
  is: readonly ToolCallPart[],
  places: readonly number[],
): MadeEdits {
  const end = behind.findIndex(({ role }) => role !== "tool");
  const results = behind.slice(0, end === -1 ? behind.length : end).flatMap((message, at) => {
    const node = message.pointer === null ? undefined : turn.doc.at(message.pointer);
    const call = message.toolCallId === null ? at : was.findIndex(({ id }) => id === message.toolCallId);
    return node && was[call] ? [{ node, call }] : [];
  });
  const moves = places.some((place, at) => place !== at);
  const inOrder = results.length === was.length && results.every(({ call }, at) => call === at);
  const set: NonNullable<RequestEdits["set"]> = [];
  for (const [at, { node, call }] of results.entries()) {
    const source = moves && inOrder ? results[places.indexOf(at)] : { node, call };
    const id = source && is[places[source.call] ?? -1]?.id;
    if (!source) continue;
    if (source.node !== node) set.push({ pointer: node.pointer, json: namedRaw(source.node, id ?? null) });
    else if (id && idOf(node)) set.push({ pointer: idOf(node)?.pointer ?? "", json: JSON.stringify(id) });
  }
  return { ok: true, edits: { set } };
}

/** Where a result says whose it is. */
function idOf(node: JsonNode): JsonNode | undefined {
  const named = node.get("tool_call_id") ?? node.get("tool_use_id") ?? node.get("call_id");
  return named ?? node.path("function_response", "id") ?? node.get("id");
}

function namedRaw(node: JsonNode, id: string | null): string {
  const own = idOf(node);
  if (!own || id === null) return node.raw;
  const { raw, start } = node;
  return raw.slice(0, own.start - start) + JSON.stringify(id) + raw.slice(own.end - start);
}
