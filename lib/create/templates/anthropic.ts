import { json, namedEvents, type Template } from "./template";

const model = "claude-sonnet-4-5";
const body = { model, messages: [{ role: "user", content: "When is high tide?" }], max_tokens: 256 };
const message = { id: "msg_1", type: "message", role: "assistant", model };
const call = { call: "http", url: "https://api.anthropic.com/v1/messages", status: 200 } as const;

export const anthropicTemplates: readonly Template[] = [
  {
    id: "messages",
    label: "Anthropic message",
    ...call,
    body: json({ ...body, stream: false }),
    answer: json({
      ...message,
      content: [{ type: "text", text: "High tide is at noon." }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 9 },
    }),
  },
  {
    id: "messages-stream",
    label: "Anthropic message, streamed",
    ...call,
    body: json({ ...body, stream: true }),
    answer: namedEvents(
      {
        type: "message_start",
        message: {
          ...message,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 12, output_tokens: 1 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      ...["High tide", " is at", " noon."].map((text) => ({
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text },
      })),
      { type: "content_block_stop", index: 0 },
      {
        type: "message_delta",
        delta: { stop_reason: "end_turn", stop_sequence: null },
        usage: { output_tokens: 9 },
      },
      { type: "message_stop" },
    ),
  },
];
