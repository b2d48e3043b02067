import { conversationOf } from "../dialects";
import type { Part } from "../recording/message";
import type { Recording } from "../recording/recording";

/** A stretch of the text of a message's part. */
export type StreamPiece = { message: number; part: number; start: number; end: number };

/** A chunk as it came: its JSON, and the stretches of text that it brought. */
export type StreamChunk = { label: string; notes: string[]; pieces: StreamPiece[]; raw: string };

/** An assembled answer and the chunks that it is made of. Plain data. */
export type StreamData = {
  messages: { parts: { type: string; label: string | null; text: string }[] }[];
  chunks: StreamChunk[];
};

/** A recording's stream; without chunks where the answer came in one piece. */
export function streamOf(recording: Recording): StreamData {
  const { messages, chunks } = conversationOf(recording).response;
  return {
    messages: messages.map(({ parts }) => ({ parts: parts.map(partOf) })),
    chunks: chunks.map(({ label, pointers, pieces, notes }) => ({
      label,
      notes,
      pieces: pieces.map(({ message, part, start, end }) => ({ message, part, start, end })),
      raw: pointers.map((pointer) => recording.doc.at(pointer)?.raw ?? "").join("\n"),
    })),
  };
}

function partOf(part: Part): StreamData["messages"][number]["parts"][number] {
  if (part.type === "tool_call") return { type: part.type, label: part.name, text: part.arguments };
  const text = "text" in part ? part.text : "";
  return { type: part.type, label: part.type === "json" ? part.label : null, text };
}

/** What a chunk brought, in one line: its stretches of text, line feeds and tabs made visible. */
export function deltaOf({ messages }: Pick<StreamData, "messages">, { pieces }: Pick<StreamChunk, "pieces">): string {
  return pieces
    .map(({ message, part, start, end }) => messages[message]?.parts[part]?.text.slice(start, end) ?? "")
    .join("")
    .replaceAll("\n", "↵")
    .replaceAll("\t", "⇥");
}
