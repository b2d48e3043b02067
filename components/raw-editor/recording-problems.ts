import { conversationOf } from "@/lib/dialects";
import type { JsonDocument } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";
import type { Subject } from "@/lib/lint/finding";
import { argumentsNotJson } from "@/lib/lint/rules/arguments-not-json";
import { unknownShape } from "@/lib/lint/rules/unknown-shape";
import { keyStatusOf } from "@/lib/recording/key";
import { recordingOf } from "@/lib/recording/recording";
import { jsonProblems, type TextProblem } from "./json-problems";

/** Rules that look at nothing but the recording, and are quick. */
const RULES = [unknownShape, argumentsNotJson];

/** What keeps a file's text from being a recording, or from being read as one. */
export function recordingProblems(path: string, text: string): TextProblem[] {
  const parsed = parseJson(text);
  if (!parsed.ok) return jsonProblems(text);
  const opened = recordingOf(path, text, parsed);
  if (!opened.ok) {
    const { message, line, column, hint } = opened.problem;
    const from = offsetOf(text, line ?? 1, column ?? 1);
    return [{ ...shortSpan(text, from, text.length), severity: "error", message: sentence(`${message}. ${hint}`) }];
  }
  const { recording } = opened;
  const subject: Subject = {
    recording,
    conversation: conversationOf(recording),
    key: keyStatusOf(recording),
    difference: null,
  };
  return RULES.flatMap((rule) =>
    rule.check(subject, { testFileExists: null, tests: null }).map(({ pointer, message }) => ({
      ...spanOf(parsed.doc, pointer),
      severity: rule.level === "error" ? ("error" as const) : ("warning" as const),
      message,
    })),
  );
}

function spanOf(doc: JsonDocument, pointer: string): { from: number; to: number } {
  const node = doc.at(pointer) ?? doc.root;
  return shortSpan(doc.text, node.start, node.end);
}

/** As far as the line goes: a whole object underlined says nothing. */
function shortSpan(text: string, from: number, end: number): { from: number; to: number } {
  const line = text.indexOf("\n", from);
  return { from, to: Math.min(end, line === -1 ? text.length : line) };
}

function offsetOf(text: string, line: number, column: number): number {
  let from = 0;
  for (let at = 1; at < line; at++) from = text.indexOf("\n", from) + 1;
  return Math.min(from + column - 1, text.length);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
