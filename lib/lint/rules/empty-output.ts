import type { ResponseView } from "../../recording/message";
import type { RecordingRule } from "../finding";

export const emptyOutput: RecordingRule = {
  name: "empty-output",
  level: "warning",
  title: "Empty answer",
  why: "The provider answered with nothing: a test that passes on it proves little.",
  check: ({ conversation: { response }, recording }) => {
    if (!isEmpty(response)) return [];
    const pointer = recording.body?.pointer ?? "/response";
    const thought = response.messages.some(({ parts }) => parts.some(({ type }) => type === "reasoning"));
    if (!thought) return [{ pointer, message: "The answer holds no text, no tool call and no data." }];
    const reason = response.finishReason === null ? "" : ` (it ended with \`${response.finishReason}\`)`;
    return [{ pointer, level: "info", message: `The answer is reasoning alone${reason}.` }];
  },
};

function isEmpty({ messages, payload, error }: ResponseView): boolean {
  if (error) return false;
  if (payload) {
    if (payload.type === "embeddings") return payload.vectors.every(({ values }) => values.length === 0);
    // An empty model list or an empty search is an answer.
    return false;
  }
  return messages.every(({ parts }) =>
    parts.every((part) =>
      part.type === "text" || part.type === "refusal" ? part.text.trim() === "" : part.type === "reasoning",
    ),
  );
}
