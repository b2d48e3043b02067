import type { RecordingRule } from "../finding";

/** A test parameter that names a model: `txt=openai/gpt-4o`, or a bare `openai/gpt-4o`. */
const MODEL_PARAMETER = /(?:^|[-=:])[a-z][\w.]*\/[\w.]/;

/** Models that a test of another model calls on the side: for embeddings, safety and ranking. */
const HELPER = /embed|guard|shield|safeguard|moderat|rerank|minilm|(?:^|[-/])bge-/i;

export const modelMismatch: RecordingRule = {
  name: "model-mismatch",
  level: "info",
  title: "Another model than the test's",
  why: "The test's parameters name one model and the request asks another: mostly the recording was copied, or the test calls a second model.",
  check: ({ recording }) => {
    const { testId, model, kind } = recording;
    const parameters = /\[(.*)\]$/s.exec(testId ?? "")?.[1] ?? "";
    if (kind !== "inference" || model === "" || HELPER.test(model) || !MODEL_PARAMETER.test(parameters)) return [];
    // Providers prefix their models (`publishers/google/models/x`): the last word is what both sides share.
    const bare = model.slice(model.lastIndexOf("/") + 1);
    if (parameters.includes(model) || parameters.includes(bare)) return [];
    const message = `The test's parameters are \`${parameters}\`, the request asks \`${model}\`.`;
    return [{ pointer: "/request/body/model", message }];
  },
};
