import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../dialects";
import { httpOf, inferenceOf } from "../../dialects/testing";
import type { Part } from "../../recording/message";
import { openRecording, type Recording } from "../../recording/recording";
import type { EditInput } from "../edit";
import { asRecorded, edited, refusalOf } from "../testing";
import { partKindsOf } from "./new-part";

const corpus = process.env.TAPEDECK_CORPUS;
const PNG = "data:image/png;base64,iVBORw0KGgoAAAA=";
const answer = { body: null, is_streaming: false };

const call = (id: string, args: string, extra: object = {}) => ({
  ...extra,
  id,
  type: "function",
  function: { name: "tide", arguments: args },
});
const chat = asRecorded(
  inferenceOf(
    "/v1/chat/completions",
    {
      model: "m",
      tools: [{ type: "function", function: { name: "tide", parameters: { type: "object", required: ["port"] } } }],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "When?" },
            { type: "image_url", image_url: { url: "https://maps.test/a.png", detail: "low" } },
          ],
        },
        { role: "assistant", content: "", tool_calls: [call("c1", '{"port": 1.0}', { index: 0 })] },
        { role: "tool", tool_call_id: "c1", content: "at six" },
        { role: "user", content: "Sure?" },
      ],
    },
    answer,
  ),
);
const claude = asRecorded(
  httpOf(
    "http://model.test/v1/messages",
    {
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "See" },
            { type: "image", source: { type: "base64", media_type: "image/jpeg", data: "/9j/" } },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "text", text: "Hm" },
            { type: "tool_use", id: "t1", name: "zoom", input: { by: 2.0 } },
          ],
        },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "t1", content: "near" }] },
      ],
    },
    answer,
  ),
);
const gemini = asRecorded(
  inferenceOf(
    "/generate_content",
    {
      contents: [
        { role: "user", parts: [{ text: "See" }, { inline_data: { data: "/9j/", mime_type: "image/jpeg" } }] },
        { role: "model", parts: [{ text: "Hm" }, { function_call: { name: "zoom", args: { by: 2.0 } } }] },
      ],
    },
    answer,
  ),
);
const interaction = asRecorded(
  httpOf(
    "https://gemini.test/v1beta/interactions",
    {
      input: [
        { type: "text", text: "See" },
        { type: "image", mime_type: "image/png", data: "aGk=" },
        { type: "function_call", id: "i1", name: "zoom", arguments: { by: 2.0 } },
        { type: "function_result", call_id: "i1", name: "zoom", result: "near" },
      ],
    },
    answer,
  ),
);
const responses = asRecorded(
  inferenceOf(
    "/v1/responses",
    {
      input: [
        {
          role: "user",
          content: [
            { type: "input_text", text: "See" },
            { type: "input_image", image_url: "https://a.test/a" },
          ],
        },
        { type: "function_call", call_id: "r1", name: "zoom", arguments: '{"by": 2.0}' },
        { type: "function_call", call_id: "r2", name: "zoom", arguments: "{}" },
        { type: "function_call_output", call_id: "r1", output: "near" },
      ],
    },
    answer,
  ),
);
const ollama = asRecorded(
  inferenceOf(
    "/api/chat",
    {
      messages: [
        { role: "user", content: "See", images: ["/9j/"] },
        { role: "assistant", content: "Hm", tool_calls: [{ function: { name: "zoom", arguments: { by: 2.0 } } }] },
      ],
    },
    answer,
  ),
);

const partsOf = (recording: Recording, message: number, ...edits: EditInput[]) =>
  edited(recording, ...edits).conversation.request.messages[message]?.parts;
/** The position of the first part of that type, by message. */
const placeOf = (recording: Recording, type: Part["type"]) => {
  const { messages } = conversationOf(recording).request;
  const message = messages.findIndex(({ parts }) => parts.some((part) => part.type === type));
  return { message, part: messages[message]?.parts.findIndex((part) => part.type === type) ?? -1 };
};

describe("tool calls of a request", () => {
  it.each([
    ["chat", chat],
    ["messages", claude],
    ["contents", gemini],
    ["interactions", interaction],
    ["responses", responses],
    ["Ollama", ollama],
  ])("change name and arguments, numbers as typed: %s", (_, recording) => {
    const place = placeOf(recording, "tool_call");
    const { plan, conversation } = edited(recording, {
      type: "request-call",
      ...place,
      name: "scan",
      arguments: '{"by": 3.0, "at": "ø"}',
    });
    const part = conversation.request.messages[place.message]?.parts[place.part];
    expect(part).toMatchObject({ type: "tool_call", name: "scan" });
    expect(part?.type === "tool_call" && JSON.parse(part.arguments)).toEqual({ by: 3, at: "ø" });
    expect(plan.text).toContain("3.0");
    expect(plan.key.before).not.toBe(plan.key.after);
  });

  it("warn of their tool's schema, and of a result that is left behind", () => {
    const { plan } = edited(chat, { type: "request-call", message: 1, part: 0, id: "c9", arguments: "{}" });
    expect(plan.warnings.map(({ message }) => message)).toEqual([
      "The arguments lack port.",
      "A result still answers the call c1.",
    ]);
    const { conversation } = edited(
      chat,
      { type: "request-call", message: 1, part: 0, id: "c9" },
      { type: "request-result", message: 2, toolCallId: "c9" },
    );
    expect(conversation.request.messages[2]?.toolCallId).toBe("c9");
  });

  it("say why they cannot change", () => {
    const broken = refusalOf(claude, { type: "request-call", ...placeOf(claude, "tool_call"), arguments: "{" });
    expect(broken.message).toMatch(/not JSON/);
    expect(refusalOf(gemini, { type: "request-call", ...placeOf(gemini, "tool_call"), id: "x" }).message).toMatch(/id/);
    expect(refusalOf(chat, { type: "request-call", message: 0, part: 0, name: "x" }).message).toMatch(/no such/);
    expect(refusalOf(chat, { type: "request-result", message: 0, toolCallId: "x" }).message).toMatch(/no call/);
  });
});

describe("images of a request", () => {
  it.each([
    ["chat", chat, true],
    ["messages", claude, true],
    ["contents", gemini, false],
    ["interactions", interaction, true],
    ["responses", responses, true],
    ["Ollama", ollama, null],
  ])("are replaced by data or an address: %s", (_, recording, isImage) => {
    const place = placeOf(recording, "image");
    const made = (url: string) =>
      partsOf(recording, place.message, { type: "request-media", ...place, url })?.[place.part];
    expect(made(PNG)).toMatchObject({ type: "image", source: { type: "inline", data: "iVBORw0KGgoAAAA=" } });
    const away: EditInput = { type: "request-media", ...place, url: "https://b.test/b.png" };
    if (isImage === null) expect(refusalOf(recording, away).message).toMatch(/no such media/);
    else expect(made("https://b.test/b.png")).toMatchObject({ source: { type: "url", url: "https://b.test/b.png" } });
  });

  it("keep what stands beside their address", () => {
    const { plan } = edited(chat, { type: "request-media", message: 0, part: 1, url: PNG });
    expect(plan.changedLines).toEqual({ added: 1, removed: 1 });
    expect(plan.text).toContain('"detail": "low"');
  });
});

describe("parts of a request's message", () => {
  it("come and go, as each family writes them", () => {
    const add = (message: number, part: Extract<EditInput, { type: "add-part" }>["part"]): EditInput => ({
      type: "add-part",
      message,
      part,
    });
    const text = { type: "text", text: "more" } as const;
    const image = { type: "image", url: PNG } as const;
    const row = { type: "call", id: "n1", name: "row", arguments: '{"to": 1.0}' } as const;
    for (const recording of [chat, claude, gemini, interaction, responses, ollama]) {
      const { dialect, request } = conversationOf(recording);
      for (const [m, message] of request.messages.entries()) {
        const kinds = partKindsOf(dialect, message);
        for (const part of [text, image, row]) {
          if (!kinds.includes(part.type)) {
            expect(refusalOf(recording, add(m, part)).message, dialect).toMatch(/takes no further part/);
            continue;
          }
          const { recording: grown, conversation } = edited(recording, add(m, part));
          const parts = conversation.request.messages[m]?.parts ?? [];
          const type = part.type === "call" ? "tool_call" : part.type;
          const made = parts.findLastIndex((one) => one.type === type);
          expect(parts).toHaveLength(message.parts.length + 1);
          const { conversation: back } = edited(grown, { type: "remove-part", message: m, part: made });
          expect(back.request.messages[m]?.parts).toHaveLength(message.parts.length);
        }
      }
    }
    expect(edited(chat, add(1, row)).plan.text).toMatch(/"index": 1,\s+"id": "n1"/);
    expect(partsOf(chat, 3, add(3, text))).toMatchObject([{ text: "Sure?" }, { text: "more" }]);
  });

  it("take the list of calls with the last of them, and both names of reasoning", () => {
    const talk = asRecorded(
      inferenceOf(
        "/v1/chat/completions",
        {
          messages: [
            {
              role: "assistant",
              content: "Aye",
              reasoning: "Hm",
              reasoning_content: "Hm",
              tool_calls: [call("c1", "{}")],
            },
          ],
        },
        answer,
      ),
    );
    const { plan, conversation } = edited(
      talk,
      { type: "remove-part", message: 0, part: 2 },
      { type: "remove-part", message: 0, part: 0 },
    );
    expect(conversation.request.messages[0]?.parts).toMatchObject([{ type: "text", text: "Aye" }]);
    expect(plan.text).not.toMatch(/tool_calls|reasoning/);
  });
});

describe.skipIf(!corpus)("parts of the corpus's requests (need TAPEDECK_CORPUS)", () => {
  it("change, come and go, and nothing else does", { timeout: 600_000 }, () => {
    const root = join(corpus ?? "", "ogx");
    const problems: string[] = [];
    const counts = new Map<string, number>();
    for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".json")) continue;
      const opened = openRecording(file, readFileSync(join(root, file), "utf8"));
      if (!opened.ok) continue;
      const { recording } = opened;
      const { request, dialect } = conversationOf(recording);
      const attempt = (name: string, edit: EditInput) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        try {
          const { plan } = edited(recording, edit);
          if (JSON.stringify(plan.edits).length > 3000) problems.push(`${file}: ${name} rewrites too much`);
        } catch (error) {
          problems.push(`${file}: ${name} of ${JSON.stringify(edit)}: ${error}`);
        }
      };
      // The first message of each shape stands for those like it.
      const seen = new Set<string>();
      for (const [m, message] of request.messages.entries()) {
        const shape = `${message.role} ${message.parts.map(({ type }) => type)}`;
        if (seen.has(shape)) continue;
        seen.add(shape);
        for (const [p, part] of message.parts.entries()) {
          if (part.type === "tool_call")
            attempt("call", { type: "request-call", message: m, part: p, arguments: '{"a": 1.0}' });
          if (part.type === "image") attempt("image", { type: "request-media", message: m, part: p, url: PNG });
          if (message.parts.length > 1 && part.type !== "json")
            attempt("remove", { type: "remove-part", message: m, part: p });
        }
        for (const kind of partKindsOf(dialect, message)) {
          const given = {
            text: { type: "text", text: "ahoy" },
            image: { type: "image", url: PNG },
            call: { type: "call", name: "row", arguments: "{}" },
          } as const;
          attempt(`add ${kind}`, { type: "add-part", message: m, part: given[kind] });
        }
      }
    }
    expect(problems).toEqual([]);
    console.info(Object.fromEntries(counts));
  });
});
