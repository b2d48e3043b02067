import { parseJson } from "@/lib/json/parse";

/** What is wrong in a text, and where, in UTF-16 units. */
export type TextProblem = { from: number; to: number; severity: "error" | "warning"; message: string };

/** Why a text is no JSON; nothing where it is. */
export function jsonProblems(text: string): TextProblem[] {
  const parsed = parseJson(text);
  if (parsed.ok) return [];
  const { message, offset, line, column } = parsed.error;
  const from = Math.min(offset, text.length);
  return [
    {
      from,
      to: Math.min(from + 1, text.length),
      severity: "error",
      message: `Not JSON: ${message} (line ${line}, column ${column}).`,
    },
  ];
}
