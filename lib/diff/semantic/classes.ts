/** What differs between two recordings, the gravest for a test first. */
export const CLASSES = [
  "error",
  "text",
  "tool_calls",
  "finish_reason",
  "reasoning",
  "models",
  "embedding",
  // Only where a project says that some noise counts.
  "metadata",
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
  metadata: "metadata",
  request: "request",
  key: "key",
  noise: "noise",
  identical: "identical",
};

/** The graver of two classes. */
export function graver(a: DiffClass, b: DiffClass): DiffClass {
  return CLASSES.indexOf(a) <= CLASSES.indexOf(b) ? a : b;
}
