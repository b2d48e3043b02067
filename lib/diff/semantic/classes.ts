/** What differs between two recordings, the gravest for a test first. */
export const CLASSES = [
  "error",
  "text",
  "tool_calls",
  "finish_reason",
  "reasoning",
  "models",
  "embedding",
  "request",
  "key",
  "noise",
  "identical",
] as const;
export type DiffClass = (typeof CLASSES)[number];

/** As people read it: "15 text, 4 tool arguments". */
export const CLASS_WORDS: Readonly<Record<DiffClass, string>> = {
  error: "error",
  text: "text",
  tool_calls: "tool arguments",
  finish_reason: "finish reason",
  reasoning: "reasoning",
  models: "model list",
  embedding: "embedding",
  request: "request",
  key: "key",
  noise: "noise",
  identical: "identical",
};

/** The graver of two classes. */
export function graver(a: DiffClass, b: DiffClass): DiffClass {
  return CLASSES.indexOf(a) <= CLASSES.indexOf(b) ? a : b;
}

/** What counts as noise, as far as a project decides it. */
export type DiffConfig = {
  /** Classes that count as noise here, by the user's word. */
  noise: ("finish_reason" | "reasoning" | "models" | "embedding")[];
  /** Two vectors whose cosine is above this are the same up to jitter. */
  cosine: number;
};

export const defaultDiffConfig: DiffConfig = { noise: [], cosine: 0.9999 };
