import { conversationOf } from "../dialects";
import type { Part, Payload, ResponseError } from "../recording/message";
import type { Recording } from "../recording/recording";

/** A piece of an answer as people read it; `label` null: what the model says. */
export type AnswerPart = { kind: "text" | "reasoning" | "call" | "other"; label: string | null; text: string };

/** What came back, in short. Plain data. */
export type Answer = {
  parts: AnswerPart[];
  finishReason: string | null;
  tokens: { input: number | null; output: number | null; total: number | null } | null;
  error: ResponseError | null;
};

/** The answer of a recording, in short. */
export function answerOf(recording: Recording): Answer {
  const { messages, finishReason, usage, error, payload } = conversationOf(recording).response;
  const parts = messages.flatMap((message) => message.parts.map(partOf));
  return {
    parts: payload ? [...parts, payloadPart(payload)] : parts,
    finishReason,
    tokens: usage && { input: usage.input, output: usage.output, total: usage.total },
    error,
  };
}

function partOf(part: Part): AnswerPart {
  switch (part.type) {
    case "text":
      return { kind: "text", label: null, text: part.text };
    case "refusal":
      return { kind: "text", label: "refusal", text: part.text };
    case "reasoning":
      return { kind: "reasoning", label: "reasoning", text: part.text };
    case "tool_call":
      return { kind: "call", label: part.name, text: part.arguments };
    case "json":
      return { kind: "other", label: part.label, text: part.text };
    default:
      return { kind: "other", label: part.type, text: part.source.type };
  }
}

function payloadPart(payload: Payload): AnswerPart {
  switch (payload.type) {
    case "embeddings": {
      const text = payload.vectors.map(({ label, values }) => `${label}: ${values.length} numbers`).join("\n");
      return { kind: "other", label: "vectors", text };
    }
    case "models":
      return { kind: "other", label: "models", text: payload.rows.map(({ cells }) => cells.join("  ")).join("\n") };
    case "items": {
      const text = payload.items.map(({ title, url, text: said }) => title ?? url ?? said).join("\n");
      return { kind: "other", label: payload.label, text };
    }
  }
}
