import { editDistance } from "../../format/edit-distance";

/** Operators whose value is looked for inside a field. */
export const FIELDS = ["model", "tool", "test", "suite", "provider", "endpoint", "finish", "kind", "key"] as const;
export type Field = (typeof FIELDS)[number];

/** Operators whose value is a number, or a comparison with one. */
export const MEASURES = ["tokens", "chunks", "messages", "size"] as const;
export type Measure = (typeof MEASURES)[number];

/** What `is:` can ask. */
export const STATES = [
  "error",
  "exception",
  "problem",
  "stream",
  "changed",
  "added",
  "modified",
  "untracked",
  "conflicted",
] as const;
export type State = (typeof STATES)[number];

/** What `has:` can ask; also the values of the facet `has`. */
export const FEATURES = ["tools", "reasoning", "image", "error"] as const;
export type Feature = (typeof FEATURES)[number];

export const OPERATORS = [...FIELDS, "is", "has", ...MEASURES] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a completion says about an operator. */
export const OPERATOR_HELP: Readonly<Record<Operator, string>> = {
  model: "model contains",
  tool: "calls a tool whose name contains",
  test: "test id contains",
  suite: "suite contains",
  provider: "provider's host contains",
  endpoint: "endpoint contains",
  finish: "finish reason contains",
  kind: "kind of recording",
  key: "request key or file name begins with",
  is: STATES.join(", "),
  has: FEATURES.join(", "),
  tokens: "tokens in total: >500, 100..200",
  chunks: "streamed chunks: >100",
  messages: "messages of the request: >10",
  size: "size of the file: >100kb",
};

/** The word nearest to `word` by edits, where it is near enough to be meant; null otherwise. */
export function nearestOf(word: string, candidates: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 2)) + 1;
  for (const candidate of candidates) {
    const distance = candidate.startsWith(word) && word !== "" ? 1 : editDistance(word, candidate);
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}
