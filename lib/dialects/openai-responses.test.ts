import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const RESPONSE = "openai.types.responses.response.Response";

const read = (body: object, response: object = { body: null }) =>
  soundConversationOf(inferenceOf("/v1/responses", { model: "m", ...body }, response));
const inputOf = (...input: unknown[]) => read({ input }).request.messages;
const answered = (output: unknown[], extra: object = {}) =>
  read(
    { input: "Hi" },
    { body: typed(RESPONSE, { id: "rec-1", object: "response", status: "completed", output, ...extra }) },
  ).response;
const text = (words: string) => ({ type: "output_text", text: words, annotations: [] });

describe("a responses request", () => {
  it("reads instructions, a text as input, tools and parameters", () => {
    const { messages, tools, parameters } = read({
      instructions: "Be brief.",
      input: "Hi",
      tools: [
        { type: "function", name: "dig", description: "Digs", parameters: { type: "object" }, strict: true },
        { type: "file_search", vector_store_ids: ["vs_1"] },
        { type: "mcp", server_label: "shed", server_url: "https://shed.test" },
      ],
      store: false,
    }).request;
    expect(messages.map(({ role, parts }) => [role, parts])).toEqual([
      ["system", [{ type: "text", text: "Be brief.", pointer: "/request/body/instructions" }]],
      ["user", [{ type: "text", text: "Hi", pointer: "/request/body/input" }]],
    ]);
    expect(tools.map(({ name, type }) => [name, type])).toEqual([
      ["dig", "function"],
      ["file_search", "file_search"],
      ["mcp: shed", "mcp"],
    ]);
    expect(tools.map(({ schema }) => schema && Object.keys(JSON.parse(schema)))).toEqual([
      ["type"],
      ["type", "vector_store_ids"],
      ["type", "server_label", "server_url"],
    ]);
    expect(parameters.map(({ name }) => name)).toEqual(["store"]);
  });

  it("reads messages with and without a type, and their parts", () => {
    const messages = inputOf(
      { role: "developer", content: "Rules" },
      {
        type: "message",
        role: "user",
        content: [
          { type: "input_text", text: "Look" },
          { type: "input_image", image_url: "data:image/png;base64,iVBORw==", detail: "auto" },
          { type: "input_image", file_id: "file-2" },
          { type: "input_file", filename: "a.txt", file_url: "https://files.test/a.txt" },
        ],
      },
      "a bare text",
    );
    expect(messages.map(({ role }) => role)).toEqual(["developer", "user", "user"]);
    expect(messages[1]?.parts).toMatchObject([
      { type: "text", text: "Look" },
      { type: "image", source: { type: "inline", mediaType: "image/png" }, detail: "auto" },
      { type: "image", source: { type: "id", id: "file-2" } },
      { type: "file", source: { type: "url", url: "https://files.test/a.txt" }, name: "a.txt" },
    ]);
  });

  it("makes one message of what the assistant said in a row, and one of each result", () => {
    const messages = inputOf(
      { role: "user", content: "Dig" },
      { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "where?" }] },
      { type: "function_call", id: "fc_1", call_id: "call_1", name: "dig", arguments: '{"d":1}' },
      { type: "function_call", id: "fc_2", call_id: "call_2", name: "fill", arguments: "{}" },
      { type: "function_call_output", call_id: "call_1", output: "a bone" },
      { type: "function_call_output", call_id: "call_2", output: [{ type: "input_text", text: "full" }] },
      { type: "message", role: "assistant", content: [text("Done")] },
    );
    expect(messages.map(({ role, toolCallId }) => [role, toolCallId])).toEqual([
      ["user", null],
      ["assistant", null],
      ["tool", "call_1"],
      ["tool", "call_2"],
      ["assistant", null],
    ]);
    expect(messages[1]?.parts).toMatchObject([
      { type: "reasoning", text: "where?" },
      { type: "tool_call", id: "call_1", name: "dig", arguments: '{"d":1}' },
      { type: "tool_call", id: "call_2", name: "fill" },
    ]);
    expect(messages.slice(2, 4).map(({ parts }) => parts)).toMatchObject([[{ text: "a bone" }], [{ text: "full" }]]);
  });

  it("reads tools that ran on the server: their calls, and what they gave back", () => {
    const messages = inputOf(
      { type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: "bones" } },
      { type: "file_search_call", id: "fs_1", queries: ["bones"], results: [{ text: "a bone" }] },
      { type: "mcp_call", id: "mcp_1", name: "rake", server_label: "shed", arguments: "{}", output: "raked" },
      { type: "mcp_call", id: "mcp_2", name: "saw", server_label: "shed", arguments: "{}", error: "blunt" },
      { type: "code_interpreter_call", id: "ci_1", code: "print(1)", outputs: null },
      { type: "image_generation_call", id: "ig_1", result: "iVBORw==" },
      { type: "custom_tool_call", call_id: "ct_1", name: "shell", input: "ls" },
    );
    const [assistant, ...results] = messages;
    expect(assistant?.parts.map((part) => (part.type === "tool_call" ? [part.id, part.name] : part.type))).toEqual([
      ["ws_1", "web_search"],
      ["fs_1", "file_search"],
      ["mcp_1", "rake"],
      ["mcp_2", "saw"],
      ["ci_1", "code_interpreter"],
      ["ig_1", "image_generation"],
      "image",
      ["ct_1", "shell"],
    ]);
    const first = assistant?.parts[0];
    expect(first?.type === "tool_call" && JSON.parse(first.arguments)).toEqual({ type: "search", query: "bones" });
    expect(assistant?.parts[4]).toMatchObject({ arguments: "print(1)" });
    expect(results.map(({ role, toolCallId, isError, parts }) => [role, toolCallId, isError, parts[0]?.type])).toEqual([
      ["tool", "fs_1", false, "json"],
      ["tool", "mcp_1", false, "text"],
      ["tool", "mcp_2", true, "text"],
    ]);
  });

  it("keeps items raw that it does not know", () => {
    const messages = inputOf({ type: "item_reference", id: "i" }, { type: "mcp_list_tools", tools: [] }, 5, {});
    expect(messages.map(({ role, parts }) => [role, parts[0]?.type])).toEqual([
      ["user", "json"],
      ["assistant", "json"],
      ["user", "json"],
      ["user", "json"],
    ]);
    expect(read({ input: { odd: 1 } }).request.messages).toMatchObject([{ role: "user", parts: [{ type: "json" }] }]);
  });
});

describe("a response answered at once", () => {
  it("makes one message of the output, with usage, status and log probabilities", () => {
    const logprobs = [
      { token: "Hi", logprob: -0.5, bytes: [], top_logprobs: [{ token: "Ho", logprob: -1, bytes: [] }] },
    ];
    const {
      messages,
      finishReason,
      usage,
      logprobs: tokens,
    } = answered(
      [
        {
          type: "reasoning",
          summary: [{ type: "summary_text", text: "short" }],
          content: [{ type: "reasoning_text", text: "long" }],
        },
        {
          type: "message",
          role: "assistant",
          content: [
            { ...text("Hi"), logprobs },
            { type: "refusal", refusal: "no" },
          ],
        },
        { type: "function_call", call_id: "c1", name: "dig", arguments: "{}" },
      ],
      {
        usage: {
          input_tokens: 3,
          output_tokens: 4,
          total_tokens: 7,
          input_tokens_details: { cached_tokens: 2 },
          output_tokens_details: { reasoning_tokens: 1 },
        },
      },
    );
    const at = "/response/body/__data__/output";
    expect(messages).toMatchObject([
      {
        role: "assistant",
        pointer: `${at}/0`,
        parts: [
          { type: "reasoning", text: "short", pointer: `${at}/0/summary/0/text` },
          { type: "reasoning", text: "long", pointer: `${at}/0/content/0/text` },
          { type: "text", text: "Hi", pointer: `${at}/1/content/0/text` },
          { type: "refusal", text: "no", pointer: `${at}/1/content/1/refusal` },
          { type: "tool_call", id: "c1", name: "dig", arguments: "{}", pointer: `${at}/2` },
        ],
      },
    ]);
    expect(finishReason).toBe("completed");
    expect(usage).toEqual({ input: 3, output: 4, total: 7, reasoning: 1, cached: 2 });
    expect(tokens).toEqual([{ token: "Hi", logprob: -0.5, top: [{ token: "Ho", logprob: -1 }] }]);
  });

  it("says why it is incomplete, or how it failed", () => {
    const cut = answered([], { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } });
    expect([cut.finishReason, cut.messages]).toEqual(["max_output_tokens", []]);
    const failed = answered([], { status: "failed", error: { code: "server_error", message: "gone" } });
    expect([failed.finishReason, failed.error]).toEqual([
      "failed",
      { type: "server_error", message: "gone", status: null },
    ]);
  });

  it("puts results of tools behind the answer, with the ids of their calls", () => {
    const { messages } = answered([
      { type: "mcp_call", id: "m1", name: "rake", arguments: "{}", output: "raked" },
      { type: "message", role: "assistant", content: [text("Done")] },
    ]);
    expect(messages.map(({ role, toolCallId, parts }) => [role, toolCallId, parts.length])).toEqual([
      ["assistant", null, 2],
      ["tool", "m1", 1],
    ]);
  });

  it("keeps reasoning that only the provider can read, and reads untyped answers and errors", () => {
    expect(answered([{ type: "reasoning", summary: [], encrypted_content: "x" }]).messages).toMatchObject([
      { parts: [{ type: "reasoning", text: "" }] },
    ]);
    const untyped = { object: "response", output: [{ type: "message", role: "assistant", content: [text("a")] }] };
    expect(read({ input: "x" }, { body: untyped }).response.messages).toMatchObject([{ parts: [{ text: "a" }] }]);
    expect(read({ input: "x" }, { body: { error: { message: "no" } }, status: 400 }).response).toMatchObject({
      messages: [],
      error: { message: "no", status: 400 },
    });
    expect(read({ input: "x" }, { body: { odd: 1 } }).response.messages).toMatchObject([{ parts: [{ type: "json" }] }]);
  });
});
