import type { FacetCount } from "../query";
import { lex } from "./lex";
import { FEATURES, FIELDS, type Field, OPERATOR_HELP, OPERATORS, STATES } from "./operators";

/** Replaces `[from, to)` of the search text by `insert`. */
export type Completion = { insert: string; from: number; to: number; label: string; detail: string };

/** Where completions take an operator's values from: the values of a field, most frequent first. */
export type CompletionIndex = { valuesOf(field: Field): readonly FacetCount[] };

const LIMIT = 12;

/** Operators with too many values to be worth a list. */
const UNLISTED: ReadonlySet<Field> = new Set(["key"]);

/**
 * What could stand at the cursor (an offset in UTF-16 units): operators, or the values of the operator that the cursor
 * is in. Empty where nothing fits.
 */
export function completionsOf(text: string, cursor: number, index: CompletionIndex): Completion[] {
  const piece = lex(text).find(({ from, to }) => from <= cursor && cursor <= to);
  if (!piece) return operatorCompletions("", cursor, cursor);
  const start = piece.negated ? piece.from + 1 : piece.from;
  if (cursor < start) return [];
  if (!piece.operator || cursor <= piece.operator.to) {
    if (piece.quoted && !piece.operator) return [];
    const to = piece.operator ? piece.operator.to + 1 : cursor;
    return operatorCompletions(text.slice(start, cursor).toLowerCase(), start, to);
  }
  const name = OPERATORS.find((operator) => operator === piece.operator?.name);
  if (!name) return [];
  const typed = text.slice(piece.valueFrom + (piece.quoted ? 1 : 0), cursor).toLowerCase();
  const field = FIELDS.find((candidate) => candidate === name);
  const values = name === "is" ? STATES : name === "has" ? FEATURES : [];
  const counts = field
    ? UNLISTED.has(field)
      ? []
      : index.valuesOf(field)
    : values.map((value) => ({ value, count: null }));
  return counts
    .filter(({ value }) => value !== "" && value.toLowerCase().includes(typed))
    .slice(0, LIMIT)
    .map(({ value, count }) => ({
      insert: `${quoteValue(value)} `,
      from: piece.valueFrom,
      to: piece.to,
      label: value,
      detail: count === null ? "" : String(count),
    }));
}

function operatorCompletions(typed: string, from: number, to: number): Completion[] {
  return OPERATORS.filter((operator) => operator.startsWith(typed)).map((operator) => ({
    insert: `${operator}:`,
    from,
    to,
    label: `${operator}:`,
    detail: OPERATOR_HELP[operator],
  }));
}

/** A value as it must be typed behind an operator: quoted where it holds space or begins with a quote. */
export function quoteValue(value: string): string {
  return /\s|^"/.test(value) ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}
