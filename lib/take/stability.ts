import type { Answer, AnswerPart } from "./answer";

/** One aspect of several answers: what each says (null: nothing), and how many ways there are. */
export type StabilityRow = { what: string; cells: (string | null)[]; ways: number };

/**
 * What stays the same over several answers, and what does not. Texts and calls are named by letters, equal ones by the
 * same letter; what is short stands there itself. An aspect that no answer has is left out.
 */
export function stabilityOf(answers: readonly Answer[]): StabilityRow[] {
  return [
    rowOf("text", lettered(answers.map(({ parts }) => said(parts, "text")))),
    rowOf("reasoning", lettered(answers.map(({ parts }) => said(parts, "reasoning")))),
    rowOf("tool calls", lettered(answers.map(({ parts }) => said(parts, "call")))),
    rowOf("results", lettered(answers.map(({ parts }) => said(parts, "other")))),
    rowOf(
      "finish reason",
      answers.map(({ finishReason }) => finishReason),
    ),
    rowOf("tokens", answers.map(tokensOf)),
    rowOf(
      "error",
      answers.map(({ error }) => error && (error.status === null ? error.type : `${error.type} ${error.status}`)),
    ),
  ].filter(({ cells }) => cells.some((cell) => cell !== null));
}

function rowOf(what: string, cells: (string | null)[]): StabilityRow {
  return { what, cells, ways: new Set(cells).size };
}

function said(parts: readonly AnswerPart[], kind: AnswerPart["kind"]): string | null {
  const own = parts.filter((part) => part.kind === kind && (part.text !== "" || part.kind === "call"));
  return own.length === 0 ? null : JSON.stringify(own.map(({ label, text }) => [label, text]));
}

function tokensOf({ tokens }: Answer): string | null {
  if (!tokens || (tokens.input === null && tokens.output === null)) return tokens?.total?.toString() ?? null;
  return `${tokens.input ?? 0} + ${tokens.output ?? 0}`;
}

/** A, B, …, Z, 27, 28, … in the order in which they first come. */
function lettered(texts: readonly (string | null)[]): (string | null)[] {
  const seen = [...new Set(texts.filter((text) => text !== null))];
  return texts.map((text) => {
    if (text === null) return null;
    const at = seen.indexOf(text);
    return at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
  });
}
