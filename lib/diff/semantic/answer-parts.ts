import { canonicalJson } from "../../json/canonical";
import { parseJson } from "../../json/parse";
import type { Message, Part, ResponseView } from "../../recording/message";
import { type DiffPart, partsBetween } from "./part";

/** What a test sees of two answers that are conversations: what they say, call, think, and why they end. */
export function answerParts(before: ResponseView, after: ResponseView): DiffPart[] {
  return [
    ...partsBetween("error", errorOf(before), errorOf(after)),
    ...partsBetween("text", textsOf(before), textsOf(after)),
    ...partsBetween("tool_calls", callsOf(before), callsOf(after)),
    ...partsBetween("finish_reason", finishOf(before), finishOf(after)),
    ...partsBetween("reasoning", saidOf(before, "reasoning"), saidOf(after, "reasoning")),
  ];
}

function errorOf({ error }: ResponseView): Map<string, string> {
  return new Map(
    error ? [["error", `${error.type}: ${error.message}${error.status === null ? "" : ` (${error.status})`}`]] : [],
  );
}

function finishOf({ finishReason }: ResponseView): Map<string, string> {
  return new Map(finishReason === null ? [] : [["finish reason", finishReason]]);
}

/** What messages say, refusals and values that are not understood included; found items of a search are said too. */
function textsOf(view: ResponseView): Map<string, string> {
  const texts = saidOf(view, "text");
  for (const [what, text] of saidOf(view, "refusal")) texts.set(`${what}: refusal`, text);
  each(view.messages, (name, { parts }) => {
    const others = parts.filter(({ type }) => type === "json" || type === "image" || type === "file");
    if (others.length > 0) texts.set(`${name}: other parts`, JSON.stringify(others.map(withoutPlace)));
  });
  if (view.payload?.type === "items") {
    for (const [at, { title, url, text }] of view.payload.items.entries()) {
      texts.set(`${view.payload.label} ${at + 1}`, [title, url, text].filter(Boolean).join("\n"));
    }
  }
  return texts;
}

function withoutPlace(part: Part): unknown {
  const { pointer: _, ...rest } = part;
  return rest;
}

function saidOf({ messages }: ResponseView, kind: "text" | "reasoning" | "refusal"): Map<string, string> {
  const texts = new Map<string, string>();
  each(messages, (name, { parts }) => {
    const text = parts.map((part) => (part.type === kind ? part.text : "")).join("");
    if (text !== "") texts.set(kind === "reasoning" ? `${name}: reasoning` : name, text);
  });
  return texts;
}

/** Calls by position; their ids differ with each recording. Arguments count as values. */
function callsOf({ messages }: ResponseView): Map<string, string> {
  const calls = new Map<string, string>();
  each(messages, (name, { parts }) => {
    let at = 0;
    for (const part of parts) {
      if (part.type !== "tool_call") continue;
      at++;
      calls.set(`${name}: tool call ${at}`, `${part.name}(${valueText(part.arguments)})`);
    }
  });
  return calls;
}

function valueText(json: string): string {
  const parsed = parseJson(json);
  return parsed.ok ? canonicalJson(parsed.doc.root) : json;
}

function each(messages: readonly Message[], visit: (name: string, message: Message) => void): void {
  for (const [at, message] of messages.entries()) visit(at === 0 ? "answer" : `answer ${at + 1}`, message);
}
