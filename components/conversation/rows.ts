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
  pointer: string | null;
};

/** Folds a conversation into rows: the request's messages, then the answer's, each result under its call. */
export function rowsOf({ request, response }: Pick<Conversation, "request" | "response">): Row[] {
  const matched = matchResults(request.messages);
  const build = (message: Message, position: number): Row => ({
    ...rowOf(message, position, "request"),
    parts: message.parts.map((part, at) => {
      const results = (matched.resultsOf(part) ?? []).map((index) => {
        const result = request.messages[index];
        return result ? [build(result, index)] : [];
      });
      return partView(part, useOf(message, "request", at), results.flat(), "request");
    }),
    alone: matched.alone.get(position) ?? null,
  });
  const asked = request.messages.flatMap((message, position) =>
    matched.folded.has(position) ? [] : [build(message, position)],
  );
  const count = response.messages.length;
  const answered = response.messages.map((message, position) => ({
    ...rowOf(message, request.messages.length + position, "answer"),
    choice: count > 1 ? { position: position + 1, count } : null,
    parts: message.parts.map((part, at) => partView(part, useOf(message, "answer", at), [], "answer")),
  }));
  return [...asked, ...answered];
}

function rowOf(message: Message, position: number, side: Row["side"]): Row {
  const { role, toolCallId, name, isError, pointer } = message;
  const number = position + 1;
  return {
    anchor: `m${number}`,
    number,
    side,
    choice: null,
    role,
    parts: [],
    toolCallId,
    name,
    isError,
    alone: null,
    pointer,
  };
}

function useOf({ role, parts }: Message, side: Row["side"], at: number): TextUse {
  if (parts[at]?.type === "reasoning") return "reasoning";
  if (parts[at]?.type === "json") return "json";
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
