import type { Conversation, MediaSource, Message, Part } from "@/lib/recording/message";
import { type TextUse, type TextView, textView } from "./fold";
import { matchResults } from "./match-results";

/** A tool call, and what came back for it. `open` calls are the answer's own: no later message could hold a result. */
export type CallView = {
  type: "call";
  id: string | null;
  name: string;
  arguments: TextView;
  results: Row[];
  state: "answered" | "unanswered" | "open";
  pointer: string | null;
};

export type PartView =
  | { type: "text" | "reasoning" | "refusal"; text: TextView; pointer: string | null }
  | CallView
  | { type: "image"; source: MediaSource; detail: string | null; pointer: string | null }
  | { type: "file"; source: MediaSource; name: string | null; pointer: string | null }
  | { type: "json"; label: string; text: TextView; pointer: string | null };

/** One message as a page shows it. Results that match a call stand under it, inside its row. */
export type Row = {
  /** `m1` is the request's first message; the answer's messages count on. Stable for links. */
  anchor: string;
  number: number;
  side: "request" | "answer";
  /** Set where the answer offers several choices. */
  choice: { position: number; count: number } | null;
  role: string;
  parts: PartView[];
  toolCallId: string | null;
  name: string | null;
  isError: boolean;
  /** Why a tool's result stands alone; null for everything else. */
  alone: string | null;
  /** The tool whose call a result answers, where that call stands outside of these rows. */
  answers: string | null;
  pointer: string | null;
};

/** Which messages to show: those from `from` on, with anchors that begin with `prefix`. */
export type Slice = { from: number; prefix: string };

const WHOLE: Slice = { from: 0, prefix: "" };

/** Folds a conversation into rows: the request's messages, then the answer's, each result under its call. */
export function rowsOf({ request, response }: Pick<Conversation, "request" | "response">, slice: Slice = WHOLE): Row[] {
  const { messages } = request;
  const matched = matchResults(messages);
  const build = (position: number): Row[] => {
    const message = messages[position];
    if (!message || position < slice.from) return [];
    const parts = message.parts.map((part) => {
      const results = (matched.resultsOf(part) ?? []).flatMap(build);
      return partView(part, useOf(message, part, "request"), results, "request");
    });
    const call = matched.callOf(position);
    const answers = call && call.position < slice.from ? call.name : null;
    return [rowOf(message, position, { side: "request", parts, alone: matched.reasonOf(position), answers, slice })];
  };
  const asked = messages.flatMap((_, position) => {
    const call = matched.callOf(position);
    return call && call.position >= slice.from ? [] : build(position);
  });
  const count = response.messages.length;
  const answered = response.messages.map((message, position) => {
    const parts = message.parts.map((part) => partView(part, useOf(message, part, "answer"), [], "answer"));
    const row = rowOf(message, messages.length + position, {
      side: "answer",
      parts,
      alone: null,
      answers: null,
      slice,
    });
    return count > 1 ? { ...row, choice: { position: position + 1, count } } : row;
  });
  return [...asked, ...answered];
}

type Place = Pick<Row, "side" | "parts" | "alone" | "answers"> & { slice: Slice };

function rowOf(message: Message, position: number, { slice, ...place }: Place): Row {
  const { role, toolCallId, name, isError, pointer } = message;
  const number = position + 1;
  const anchor = `${slice.prefix}m${number}`;
  return { ...place, anchor, number, choice: null, role, toolCallId, name, isError, pointer };
}

function useOf({ role }: Message, { type }: Part, side: Row["side"]): TextUse {
  if (type === "reasoning") return "reasoning";
  if (role === "tool") return "result";
  if (role === "system" || role === "developer") return "system";
  return side === "answer" ? "answer" : "asked";
}

function partView(part: Part, use: TextUse, results: Row[], side: Row["side"]): PartView {
  switch (part.type) {
    case "text":
    case "reasoning":
    case "refusal":
      return { type: part.type, text: textView(part.text, use), pointer: part.pointer };
    case "json":
      return { type: "json", label: part.label, text: textView(part.text, "json"), pointer: part.pointer };
    case "tool_call":
      return {
        type: "call",
        id: part.id,
        name: part.name,
        arguments: textView(part.arguments, "arguments"),
        results,
        state: side === "answer" ? "open" : results.length > 0 ? "answered" : "unanswered",
        pointer: part.pointer,
      };
    default:
      return part;
  }
}

/** All rows, those under calls included, in the order in which a page shows them. */
export function flatRows(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [
    row,
    ...row.parts.flatMap((part) => (part.type === "call" ? flatRows(part.results) : [])),
  ]);
}

export function hasReasoning(rows: readonly Row[]): boolean {
  return flatRows(rows).some(({ parts }) => parts.some(({ type }) => type === "reasoning"));
}

/** A message as plain text, for the clipboard: its texts, and its calls as `name(arguments)`. */
export function copyTextOf({ parts }: Row): string {
  return parts
    .map((part) => {
      if (part.type === "call") return `${part.name}(${part.arguments.text})`;
      if (part.type === "image" || part.type === "file") return sourceText(part.source);
      return part.text.text;
    })
    .join("\n\n");
}

function sourceText(source: MediaSource): string {
  if (source.type === "url") return source.url;
  return source.type === "id" ? source.id : `[${source.mediaType}]`;
}
