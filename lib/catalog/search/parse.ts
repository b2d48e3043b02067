import { fold } from "../fold";
import { type Lexeme, lex } from "./lex";
import {
  FEATURES,
  type Feature,
  FIELDS,
  type Field,
  MEASURES,
  type Measure,
  nearestOf,
  OPERATORS,
  STATES,
  type State,
} from "./operators";

/** What one piece of a search asks of a row. Texts and values are folded (`fold`). */
export type Test =
  | { type: "text"; value: string }
  | { type: "field"; field: Field; value: string }
  | { type: "is"; state: State }
  | { type: "has"; feature: Feature }
  /** `min <= measure <= max`, both whole or infinite; a row without the number does not match. */
  | { type: "measure"; measure: Measure; min: number; max: number };

export type Term = { negated: boolean; test: Test };

export type SearchError = { message: string; from: number; to: number };

/** Rows match where every term does. A term that is wrong is left out, and the first one is explained. */
export type Search = { terms: Term[]; error: SearchError | null };

/**
 * Reads a search text: words and quoted phrases, `operator:value`, and `-` before either for its opposite.
 * Never throws; offsets in an error are UTF-16 units of `text`.
 */
export function parseSearch(text: string): Search {
  const search: Search = { terms: [], error: null };
  for (const lexeme of lex(text)) {
    const test = testOf(lexeme);
    if (test === null) continue;
    if ("message" in test) search.error ??= test;
    else search.terms.push({ negated: lexeme.negated, test });
  }
  return search;
}

function testOf(lexeme: Lexeme): Test | SearchError | null {
  const { operator, value, valueFrom, to } = lexeme;
  if (lexeme.unclosed)
    return { message: 'This quote is never closed: add a " behind the phrase.', from: valueFrom, to };
  if (!operator) return value === "" ? null : { type: "text", value: fold(value) };
  const known = OPERATORS.find((name) => name === operator.name);
  if (!known) return unknownOperator(operator.name, lexeme);
  if (value === "") return { message: `\`${known}:\` needs a value.`, from: operator.from, to };
  const field = FIELDS.find((name) => name === known);
  if (field) return { type: "field", field, value: fold(value) };
  const measure = MEASURES.find((name) => name === known);
  if (measure) return measureTest(measure, lexeme);
  return known === "is" ? stateTest(lexeme) : featureTest(lexeme);
}

function unknownOperator(name: string, { from, to }: Lexeme): SearchError {
  const near = nearestOf(name, OPERATORS);
  const meant = near ? `Did you mean \`${near}:\`? ` : "";
  return { message: `There is no operator \`${name}:\`. ${meant}To look for the text itself, quote it.`, from, to };
}

function stateTest({ value, valueFrom, to }: Lexeme): Test | SearchError {
  const state = STATES.find((name) => name === value.toLowerCase());
  return state ? { type: "is", state } : unknownValue("is", value, STATES, valueFrom, to);
}

function featureTest({ value, valueFrom, to }: Lexeme): Test | SearchError {
  const feature = FEATURES.find((name) => name === value.toLowerCase());
  return feature ? { type: "has", feature } : unknownValue("has", value, FEATURES, valueFrom, to);
}

function unknownValue(name: string, value: string, known: readonly string[], from: number, to: number): SearchError {
  const near = nearestOf(value.toLowerCase(), known);
  const meant = near ? `Did you mean \`${name}:${near}\`? ` : "";
  return { message: `\`${name}:\` does not know \`${value}\`. ${meant}It knows ${known.join(", ")}.`, from, to };
}

const UNITS: Readonly<Record<string, number>> = { "": 1, b: 1, k: 1e3, kb: 1e3, m: 1e6, mb: 1e6, g: 1e9, gb: 1e9 };

function measureTest(measure: Measure, { value, valueFrom, to }: Lexeme): Test | SearchError {
  const wrong = {
    message: `\`${measure}:\` needs a number such as \`>500\`, \`<=20\`, \`100..200\`${measure === "size" ? " or `>100kb`" : ""}.`,
    from: valueFrom,
    to,
  };
  const range = /^(.+)\.\.(.+)$/.exec(value);
  const single = /^(>=|<=|>|<|=)?(.+)$/.exec(value);
  const low = numberOf((range ? range[1] : single?.[2]) ?? "");
  const high = range ? numberOf(range[2] ?? "") : low;
  if (low === null || high === null) return wrong;
  switch (range ? "" : single?.[1]) {
    case ">":
      return { type: "measure", measure, min: Math.floor(low) + 1, max: Infinity };
    case ">=":
      return { type: "measure", measure, min: low, max: Infinity };
    case "<":
      return { type: "measure", measure, min: -Infinity, max: Math.ceil(low) - 1 };
    case "<=":
      return { type: "measure", measure, min: -Infinity, max: low };
    default:
      return { type: "measure", measure, min: low, max: high };
  }
}

/** A number with an optional unit of 1,000s (`1.5k`, `100kb`), or null. */
function numberOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text.replaceAll(",", ""));
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ""];
  return match && unit !== undefined ? Number(match[1]) * unit : null;
}
