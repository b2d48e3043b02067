import type { Conversation, Message, Part, Payload, ResponseError, ToolCallPart, Usage } from "../recording/message";
import type { Recording, RecordingKind } from "../recording/recording";

/** What `tapedeck show --json` prints. Members may be added; none is renamed or removed. */
export type Show = {
  path: string;
  testId: string | null;
  kind: RecordingKind;
  dialect: string;
  endpoint: string | null;
  model: string | null;
  streaming: boolean;
  /** Streamed items; 0 where the answer is no stream. */
  chunks: number;
  messages: ShownMessage[];
  response: ShownResponse;
};

export type ShownMessage = {
  role: string;
  /** All text parts, one after the other; empty where there is none. */
  text: string;
  reasoning: string;
  toolCalls: ShownCall[];
  toolCallId: string | null;
  parts: Part[];
};

export type ShownCall = { id: string | null; name: string; arguments: string };

/** `text`, `reasoning`, `refusal` and `toolCalls` are of the first choice; `messages` holds every choice. */
export type ShownResponse = {
  text: string;
  reasoning: string;
  refusal: string | null;
  toolCalls: ShownCall[];
  finishReason: string | null;
  usage: Usage | null;
  error: ResponseError | null;
  messages: ShownMessage[];
  payload: Payload | null;
};

/** A recording and its conversation as the command line shows them. */
export function showOf(recording: Recording, { dialect, request, response }: Conversation): Show {
  const messages = response.messages.map(shownMessage);
  const [first] = messages;
  return {
    path: recording.path,
    testId: recording.testId,
    kind: recording.kind,
    dialect,
    endpoint: recording.endpoint || null,
    model: recording.model || request.model,
    streaming: recording.streaming,
    chunks: response.chunks.length,
    messages: request.messages.map(shownMessage),
    response: {
      text: first?.text ?? "",
      reasoning: first?.reasoning ?? "",
      refusal: first ? joined(first.parts, "refusal") || null : null,
      toolCalls: first?.toolCalls ?? [],
      finishReason: response.finishReason,
      usage: response.usage,
      error: response.error,
      messages,
      payload: response.payload,
    },
  };
}

function shownMessage({ role, parts, toolCallId }: Message): ShownMessage {
  return {
    role,
    text: joined(parts, "text"),
    reasoning: joined(parts, "reasoning"),
    toolCalls: parts.filter((part): part is ToolCallPart => part.type === "tool_call").map(shownCall),
    toolCallId,
    parts,
  };
}

function shownCall({ id, name, arguments: text }: ToolCallPart): ShownCall {
  return { id, name, arguments: text };
}

function joined(parts: readonly Part[], type: "text" | "reasoning" | "refusal"): string {
  return parts.map((part) => (part.type === type ? part.text : "")).join("");
}
