import type { Row } from "./row";

/** A row for tests: a plain chat recording, with what a test is about laid over it. */
export function testRow(fields: Partial<Row> & { path: string }): Row {
  return {
    size: 1000,
    mtime: 1_700_000_000_000,
    kind: "inference",
    dialect: "openai-chat",
    testId: null,
    testName: "",
    suite: "",
    model: "",
    provider: "",
    endpoint: "/v1/chat/completions",
    streaming: false,
    chunks: 0,
    input: "",
    output: "",
    finishReason: null,
    tokens: null,
    messages: 1,
    tools: [],
    hasToolCalls: false,
    hasReasoning: false,
    hasImage: false,
    hasError: false,
    isException: false,
    key: null,
    keyStatus: "none",
    problem: null,
    text: fields.path,
    ...fields,
  };
}
