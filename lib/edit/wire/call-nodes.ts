import type { JsonNode } from "../../json/document";

/** The values of a recorded tool call that say its id, its name and its arguments, in any family's spelling. */
export type CallNodes = { id?: JsonNode; name?: JsonNode; arguments?: JsonNode };

const INNER = ["function", "custom", "function_call"];
const ARGUMENTS = ["arguments", "input", "args", "kwargs", "action", "queries", "code", "operation"];

/** Finds them in a call; a value that is absent or null is left out. */
export function callNodesOf(call: JsonNode): CallNodes {
  const called = INNER.map((key) => call.get(key)).find((node) => node?.kind === "object") ?? call;
  const find = (node: JsonNode, keys: readonly string[]): JsonNode | undefined =>
    keys.map((key) => node.get(key)).find((value) => value && !value.isNull);
  return {
    id: find(call, ["call_id", "id"]) ?? find(called, ["id"]),
    name: find(called, ["name"]) ?? find(call, ["tool_name"]),
    arguments: find(called, ARGUMENTS),
  };
}

/** The value of a recorded tool's result that says which call it answers. */
export function answeredIdOf(result: JsonNode): JsonNode | undefined {
  const holder = result.get("function_response") ?? result;
  return ["tool_call_id", "tool_use_id", "call_id", "id"]
    .map((key) => holder.get(key))
    .find((value) => value?.string !== undefined);
}
