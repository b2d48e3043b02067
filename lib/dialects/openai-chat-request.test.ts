import { describe, expect, it } from "vitest";
import type { RequestView } from "../recording/message";
import { inferenceOf, soundConversationOf } from "./testing";

const CHAT = "/v1/chat/completions";
const AT = "/request/body/messages";

const asked = (body: object, endpoint = CHAT): RequestView =>
  soundConversationOf(inferenceOf(endpoint, { model: "parrot-1", ...body }, { body: null, is_streaming: false }))
    .request;
const said = (...messages: unknown[]) => asked({ messages }).messages;
const partsOf = (message: unknown) => said(message)[0]?.parts;

describe("messages of a chat request", () => {
  it("keeps every role, the developer's too, and says where each message stands", () => {
    const roles = ["system", "developer", "user", "assistant", "narrator"];
    const messages = said(...roles.map((role) => ({ role, content: `I am ${role}` })));
    expect(messages.map(({ role, pointer }) => [role, pointer])).toEqual(roles.map((role, i) => [role, `${AT}/${i}`]));
    expect(messages[1]?.parts).toEqual([{ type: "text", text: "I am developer", pointer: `${AT}/1/content` }]);
  });

  it("reads text, pictures, sound, files and refusals as parts", () => {
    const content = [
      { type: "text", text: "Look" },
      { type: "image_url", image_url: { url: "https://pictures.test/a.png", detail: "low" } },
      { type: "image_url", image_url: { url: "data:image/webp;base64,UklGRg==" } },
      { type: "input_audio", input_audio: { data: "UklGRgAA", format: "wav" } },
      { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,JVBERg==" } },
      { type: "file", file: { file_id: "file-1" } },
      { type: "refusal", refusal: "I will not" },
    ];
    const pointer = (i: number) => `${AT}/0/content/${i}`;
    expect(partsOf({ role: "user", content })).toEqual([
      { type: "text", text: "Look", pointer: `${pointer(0)}/text` },
      {
        type: "image",
        source: { type: "url", url: "https://pictures.test/a.png" },
        detail: "low",
        pointer: pointer(1),
      },
      {
        type: "image",
        source: { type: "inline", mediaType: "image/webp", data: "UklGRg==" },
        detail: null,
        pointer: pointer(2),
      },
      {
        type: "file",
        source: { type: "inline", mediaType: "audio/wav", data: "UklGRgAA" },
        name: null,
        pointer: pointer(3),
      },
      {
        type: "file",
        source: { type: "inline", mediaType: "application/pdf", data: "JVBERg==" },
        name: "a.pdf",
        pointer: pointer(4),
      },
      { type: "file", source: { type: "id", id: "file-1" }, name: null, pointer: pointer(5) },
      { type: "refusal", text: "I will not", pointer: `${pointer(6)}/refusal` },
    ]);
  });

  it("reads an assistant's calls, with content that is empty, null or absent", () => {
    const call = { id: "call_1", type: "function", function: { name: "dig", arguments: '{"depth": 1.0}' } };
    const expected = {
      type: "tool_call",
      id: "call_1",
      name: "dig",
      arguments: '{"depth": 1.0}',
      pointer: `${AT}/0/tool_calls/0`,
    };
    for (const content of [{ content: "" }, { content: null }, {}]) {
      expect(partsOf({ role: "assistant", ...content, tool_calls: [{ index: 0, ...call }] })).toEqual([expected]);
    }
  });

  it("reads the legacy function call and its result, and custom calls", () => {
    const [caller, result] = said(
      { role: "assistant", content: null, function_call: { name: "dig", arguments: "{}" } },
      { role: "function", name: "dig", content: "a bone" },
    );
    expect(caller?.parts).toMatchObject([{ type: "tool_call", id: null, name: "dig", arguments: "{}" }]);
    expect(result).toMatchObject({ role: "function", name: "dig", parts: [{ type: "text", text: "a bone" }] });
    const custom = { id: "c", type: "custom", custom: { name: "shell", input: "ls -l" } };
    expect(partsOf({ role: "assistant", tool_calls: [custom] })).toMatchObject([{ name: "shell", arguments: "ls -l" }]);
  });

  it("reads a tool's result from a string and from parts", () => {
    const messages = said(
      { role: "tool", tool_call_id: "call_1", content: "a bone" },
      {
        role: "tool",
        tool_call_id: "call_2",
        content: [
          { type: "text", text: "a " },
          { type: "text", text: "coin" },
        ],
      },
    );
    expect(messages.map(({ toolCallId, parts }) => [toolCallId, parts.length])).toEqual([
      ["call_1", 1],
      ["call_2", 2],
    ]);
  });

  it("counts reasoning once under its two names, and puts it before the content", () => {
    for (const names of [["reasoning"], ["reasoning_content"], ["reasoning", "reasoning_content"]]) {
      const reasoning = Object.fromEntries(names.map((name) => [name, "hmm"]));
      expect(partsOf({ role: "assistant", content: [{ type: "text", text: "yes" }], ...reasoning })).toEqual([
        { type: "reasoning", text: "hmm", pointer: `${AT}/0/${names[0]}` },
        { type: "text", text: "yes", pointer: `${AT}/0/content/0/text` },
      ]);
    }
  });

  it("reads Anthropic's parts, and makes messages of role tool of its results", () => {
    const [assistant, result, failed, user] = said(
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "dig first", signature: "s" },
          { type: "tool_use", id: "t1", name: "dig", input: { depth: 2 } },
        ],
      },
      {
        role: "user",
        content: [
          { type: "tool_result", tool_use_id: "t1", content: "a bone" },
          { type: "tool_result", tool_use_id: "t2", content: [{ type: "text", text: "rock" }], is_error: true },
          { type: "text", text: "Go on" },
        ],
      },
    );
    expect(assistant?.parts.map(({ type }) => type)).toEqual(["reasoning", "tool_call"]);
    expect(assistant?.parts[1]).toMatchObject({ id: "t1", name: "dig" });
    expect(result).toMatchObject({ role: "tool", toolCallId: "t1", isError: false, parts: [{ text: "a bone" }] });
    expect(failed).toMatchObject({ role: "tool", toolCallId: "t2", isError: true, parts: [{ text: "rock" }] });
    expect(user).toMatchObject({ role: "user", parts: [{ type: "text", text: "Go on" }] });
  });

  it("parts reasoning from an assistant's text, and only from an assistant's", () => {
    const content = "<think>hm</think>Yes";
    expect(partsOf({ role: "assistant", content })).toEqual([
      { type: "reasoning", text: "hm", pointer: null },
      { type: "text", text: "Yes", pointer: null },
    ]);
    expect(partsOf({ role: "user", content })).toMatchObject([{ type: "text", text: content }]);
  });

  it("keeps what it does not know as raw JSON", () => {
    expect(said(["not", "an object"], 7).map(({ parts }) => parts[0]?.type)).toEqual(["json", "json"]);
    expect(partsOf({ role: "user", content: [{ type: "smell", smell: { of: "rain" } }] })).toMatchObject([
      { type: "json", label: "smell" },
    ]);
    expect(partsOf({ role: "user", content: 1.0 })).toMatchObject([{ type: "json", label: "content", text: "1" }]);
    expect(partsOf({ role: "assistant", content: "x", audio: { id: "a1" }, mood: { is: "good" } })).toMatchObject([
      { type: "text" },
      { type: "json", label: "audio" },
      { type: "json", label: "mood" },
    ]);
    expect(asked({ messages: { role: "user" } }).messages).toMatchObject([{ parts: [{ type: "json" }] }]);
  });
});

describe("the rest of a chat request", () => {
  it("reads functions with a type and strict inside, custom tools, flat tools and legacy functions", () => {
    const parameters = { type: "object", properties: {} };
    const { tools } = asked({
      messages: [],
      tools: [
        {
          type: "function",
          function: { name: "dig", description: "Digs", parameters, type: "function", strict: true },
        },
        { type: "custom", custom: { name: "shell", description: "Runs" } },
        { name: "flat", description: "Anthropic's", input_schema: parameters },
        { type: "web_search", max_uses: 2 },
      ],
      functions: [{ name: "old", parameters }],
    });
    expect(tools.map(({ name, type, pointer }) => [name, type, pointer])).toEqual([
      ["dig", "function", "/request/body/tools/0"],
      ["shell", "custom", "/request/body/tools/1"],
      ["flat", "function", "/request/body/tools/2"],
      ["web_search", "web_search", "/request/body/tools/3"],
      ["old", "function", "/request/body/functions/0"],
    ]);
    expect(tools.map(({ schema }) => schema && Object.keys(JSON.parse(schema)))).toEqual([
      ["type", "properties"],
      null,
      ["type", "properties"],
      ["type", "max_uses"],
      ["type", "properties"],
    ]);
  });

  it("keeps all other members as parameters, in order, with their raw text", () => {
    const { model, parameters } = asked({
      messages: [],
      temperature: 0.25,
      stream: true,
      tool_choice: { type: "function", function: { name: "dig" } },
      extra_body: { project_id: "p" },
      extra_query: {},
    });
    expect(model).toBe("parrot-1");
    expect(parameters.map(({ name }) => name)).toEqual([
      "temperature",
      "stream",
      "tool_choice",
      "extra_body",
      "extra_query",
    ]);
    expect(parameters[0]).toEqual({ name: "temperature", value: "0.25", pointer: "/request/body/temperature" });
  });

  it("is a chat wherever messages are sent to completions", () => {
    for (const endpoint of ["/v1/completions", "/chat/completions", "/v1/openai/v1/chat/completions"]) {
      const recording = inferenceOf(endpoint, { messages: [{ role: "user", content: "Hi" }] }, { body: null });
      expect(soundConversationOf(recording).dialect).toBe("openai-chat");
    }
  });
});
