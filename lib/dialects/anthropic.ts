import type { JsonNode } from "../json/document";
import type { Message, ResponseView, ToolDefinition } from "../recording/message";
import { messagesOf, partsOf } from "./anthropic-content";
import { streamOf, USAGE } from "./anthropic-stream";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer, usageOf } from "./fields";
import { emptyResponse, errorOf, message } from "./shared";

/** Anthropic's Messages API over raw HTTP (format, sections 1.3 and 2.2: payload, R9, R10). */
export const anthropic: Dialect = {
  id: "anthropic",
  label: "Anthropic messages",
  matches: ({ endpoint }) => /(^|\/)messages$/.test(endpoint),
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [...systemOf(input.get("system")), ...(input.get("messages")?.items() ?? []).flatMap(messagesOf)],
    tools: (input.get("tools")?.items() ?? []).map(toolOf),
    parameters: parametersOf(input, ["model", "system", "messages", "tools"]),
  }),
  readResponse: (recording) =>
    recording.body?.kind === "array"
      ? streamOf(recording.body)
      : { ...singleOf(recording.body), error: errorOf(recording) },
};

function systemOf(system: JsonNode | undefined): Message[] {
  return system && !system.isNull ? [message("system", partsOf(system), system)] : [];
}

const PLAIN = new Set(["type", "name", "description", "cache_control"]);

/** A built-in tool has a type of its own, and settings in place of a schema. */
function toolOf(tool: JsonNode): ToolDefinition {
  const type = tool.get("type")?.string ?? "custom";
  return {
    name: tool.get("name")?.string ?? type,
    type: type === "custom" ? "function" : type,
    description: tool.get("description")?.string ?? null,
    schema: tool.get("input_schema")?.raw ?? (tool.members().some(({ key }) => !PLAIN.has(key)) ? tool.raw : null),
    pointer: tool.pointer,
  };
}

function singleOf(body: JsonNode | undefined): ResponseView {
  const content = body?.get("content");
  const answered = body && content ? [message(body.get("role")?.string ?? "assistant", partsOf(content), body)] : null;
  return {
    ...emptyResponse,
    messages: answered ?? (body?.get("error") ? [] : rawAnswer(body)),
    finishReason: body?.get("stop_reason")?.string ?? null,
    usage: usageOf(body?.get("usage"), USAGE),
  };
}
