import type { RecordingRule } from "../finding";

export const unfinishedStream: RecordingRule = {
  name: "unfinished-stream",
  level: "warning",
  title: "Stream that never finished",
  why: "The connection was cut, or the reader stopped, before the provider said how the answer ended.",
  check: ({ conversation, recording }) => {
    const { chunks, finishReason, messages, error } = conversation.response;
    const speaks = messages.length > 0 || chunks.length === 0;
    if (!recording.streaming || error || !speaks) return [];
    if (chunks.length === 0) return [{ pointer: "/response/body", message: "The stream holds no chunk." }];
    if (finishReason !== null) return [];
    return [
      { pointer: chunks.at(-1)?.pointers[0] ?? "/response/body", message: "The stream ends without a finish reason." },
    ];
  },
};
