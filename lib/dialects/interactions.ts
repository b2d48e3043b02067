import type { JsonNode } from "../json/document";
import type { Message, ResponseView } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer, usageOf } from "./fields";
import { googleToolsOf } from "./google-tools";
import { messagesOf, partsOf } from "./interactions-content";
import { streamOf, USAGE } from "./interactions-stream";
import { emptyResponse, errorOf, message } from "./shared";

/** Google's Interactions API over raw HTTP (format, sections 1.3 and 2.2: payload, R9, R10). */
export const interactions: Dialect = {
  id: "interactions",
  label: "Google interactions",
  matches: ({ endpoint }) => /(^|\/)interactions$/.test(endpoint),
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [...systemOf(input.get("system_instruction")), ...messagesOf(input.get("input"))],
    tools: googleToolsOf(input.get("tools")),
    parameters: parametersOf(input, ["model", "system_instruction", "input", "tools"]),
  }),
  readResponse: (recording) =>
    recording.body?.kind === "array" && recording.body.at(0)?.kind === "string"
      ? streamOf(recording.body)
      : { ...singleOf(recording.body), error: errorOf(recording) },
};

function systemOf(system: JsonNode | undefined): Message[] {
  return system && !system.isNull ? [message("system", partsOf(system), system)] : [];
}

function singleOf(body: JsonNode | undefined): ResponseView {
  const outputs = body?.get("outputs");
  const isError = body?.kind === "object" && body.get("error") !== undefined;
  return {
    ...emptyResponse,
    id: body?.get("id")?.string,
    messages: outputs ? [message("assistant", partsOf(outputs), body ?? null)] : isError ? [] : rawAnswer(body),
    finishReason: body?.get("status")?.string ?? null,
    usage: usageOf(body?.get("usage"), USAGE),
  };
}
