import { parseJson } from "../../json/parse";
import type { Message } from "../../recording/message";
import type { RecordingRule } from "../finding";

export const argumentsNotJson: RecordingRule = {
  name: "arguments-not-json",
  level: "error",
  title: "Tool arguments that are not JSON",
  why: "A test that parses the arguments fails on replay; a stream that was cut inside a tool call looks like this.",
  check: ({ conversation }) => [
    ...reports(conversation.response.messages, "the answer"),
    ...reports(conversation.request.messages, "the request"),
  ],
};

function reports(messages: readonly Message[], where: string) {
  return messages.flatMap(({ parts, pointer }) =>
    parts.flatMap((part) => {
      if (part.type !== "tool_call" || part.arguments === "") return [];
      const parsed = parseJson(part.arguments);
      if (parsed.ok) return [];
      return [
        {
          pointer: part.pointer ?? pointer ?? "",
          message: `The arguments of \`${part.name}\` in ${where} are not JSON: ${parsed.error.message} at character ${parsed.error.offset + 1}.`,
        },
      ];
    }),
  );
}
