import { describe, expect, it } from "vitest";
import { inferenceOf } from "../../dialects/testing";
import { reportsOf } from "../testing/subject";
import { identifier } from "./identifier";
import { secret } from "./secret";

const CHAT = "/v1/chat/completions";
/**
 * Made up here, and put together only when the test runs, so that no scanner of this repository takes them for real.
 */
const letters = "q7Rz2LmX9vKdT4bWn8PsYc3HfJg6Ae5Uu1oZiVtNwBrDxCkQ0pMaSyEhGlFj";
const random = (length: number, from = 0) =>
  Array.from({ length }, (_, at) => letters[(from + at * 7) % letters.length]).join("");
const openai = ["sk", "proj", `${random(58)}T3Blbk${"FJ"}${random(58, 3)}`].join("-");
const github = ["ghp", random(36)].join("_");
const slack = ["xoxb", "39485712", "83746529", random(24)].join("-");
const google = ["AI", "za", random(35)].join("");
const tavily = ["tvly", random(32)].join("-");
const awsId = ["AK", "IA", "Q7RZ2LMX9VKDT4BW"].join("");
const pem = ["-----BEGIN RSA", "PRIVATE KEY-----\nMII", random(60), random(60, 5), "\n-----END RSA", "PRIVATE KEY-----"]
  .join(" ")
  .replace(/II (\S+) (\S+) \n/, "II$1$2\n")
  .replaceAll("  ", " ");

const said = (content: unknown, more: object = {}) =>
  inferenceOf(
    CHAT,
    { model: "m", messages: [{ role: "user", content }], ...more },
    { body: null, is_streaming: false },
  );
const found = (content: unknown, more: object = {}) => reportsOf(secret, said(content, more));

describe("secret", () => {
  it.each([
    ["OpenAI API token", openai],
    ["GitHub Token", github],
    ["slack token", slack],
    ["Google API key", google],
    ["Tavily API key", tavily],
    ["AWS access key id", awsId],
    ["private key", pem],
    [
      "private key",
      ["-----BEGIN EC", "PRIVATE KEY-----\nMHcCAQEE", random(60), "\n", random(60, 5), "\n-----END EC PRIVATE KEY-----"]
        .join(" ")
        .replaceAll("E q", "Eq")
        .replaceAll(" \n", "\n")
        .replaceAll("\n ", "\n"),
    ],
    [
      "private key",
      `-----BEGIN ${"PRIVATE"} KEY-----\nMC4CAQAwBQYDK2VwBCIEI${random(43)}\n-----END ${"PRIVATE"} KEY-----\n`,
    ],
    ["PostgreSQL connection string", ["postgres://keeper:", random(14), "@db.harbour.test/tides"].join("")],
    ["basic auth credential", ["https://keeper:", random(14), "@harbour.test/"].join("")],
    ["bearer token", `Authorization: Bearer ${random(40)}`],
    ["basic authorization", `Basic ${btoa(`keeper:${random(14)}`)}`],
    ["JSON web token", ["ey", "J", random(30), ".ey", "J", random(40), ".", random(43)].join("")],
    ["HARBOUR_API_KEY", `export HARBOUR_API_KEY=${random(32)}`],
    ["client_secret", `{"client_secret": "${random(32)}"}`],
    ["access_token", `https://harbour.test/tides?access_token=${random(32)}&day=1`],
  ])("finds %s in a text, and does not print it", (kind, text) => {
    const reports = found(`Look here: ${text} and go on.`);
    expect(reports.map(({ pointer }) => pointer)).toEqual(["/request/body/messages/0/content"]);
    expect(reports[0]?.message.toLowerCase()).toContain(kind.toLowerCase());
    for (const word of text.match(/[\w+/=-]{12,}/g) ?? [])
      expect(reports[0]?.message.replace(kind, "")).not.toContain(word);
  });

  it("takes a random text beside an AWS key's id for its secret, and no digest", () => {
    const messages = found(`${awsId} ${random(40)} at ${"0123456789".repeat(4)}`).map(({ message }) => message);
    expect(messages.join()).toContain("an AWS secret access key");
    expect(messages).toHaveLength(2);
    expect(found(random(40))).toEqual([]);
  });

  it("masks all but four characters", () => {
    expect(found(github)[0]?.message).toBe("This looks like a GitHub Token: `ghp_…` (40 characters).");
  });

  it("looks under telling names, also in arguments that are JSON in a string", () => {
    expect(found("x", { extra_headers: { "X-Api-Key": random(32) } })[0]?.pointer).toBe(
      "/request/body/extra_headers/X-Api-Key",
    );
    const tool_calls = [
      { id: "c", type: "function", function: { name: "f", arguments: JSON.stringify({ token: random(32) }) } },
    ];
    const messages = [{ role: "assistant", content: "", tool_calls }];
    expect(found("x", { messages })[0]?.pointer).toBe("/request/body/messages/0/tool_calls/0/function/arguments");
  });

  it("finds a person's password with less certainty", () => {
    expect(found("x", { login: { password: ["Tide", "Water", "77!"].join("") } })).toMatchObject([
      { level: "warning", pointer: "/request/body/login/password" },
    ]);
  });

  it("reads URL-encoded, base64, and both, one in the other", () => {
    expect(found(`next=${encodeURIComponent(`{"api_key": "${random(32)}"}`)}`)).toHaveLength(1);
    expect(found(`payload: ${btoa(`token is ${github}`)}`)).toHaveLength(1);
    expect(found(btoa(`k=${encodeURIComponent(`a b ${github}`)}`))).toHaveLength(1);
  });

  it("finds what a stream gave in pieces", () => {
    const pieces = github.match(/.{1,9}/g) ?? [];
    const body = [
      ...pieces.map((content) => ({ delta: { content }, finish_reason: null })),
      { delta: {}, finish_reason: "stop" },
    ].map((choice) => ({
      __type__: "openai.types.chat.chat_completion_chunk.ChatCompletionChunk",
      __data__: { choices: [{ index: 0, ...choice }] },
    }));
    const recording = inferenceOf(CHAT, { model: "m", messages: [], stream: true }, { body, is_streaming: true });
    expect(reportsOf(secret, recording)).toHaveLength(1);
  });

  it("says each secret once, however often it is repeated", () => {
    expect(found(`${github} ${github} ${encodeURIComponent(`Bearer ${github}`)}`, { user: github })).toHaveLength(1);
  });

  it("lets no text allow its own secrets", () => {
    expect(found(`secretlint-disable ${github}`)).toHaveLength(1);
  });

  it.each([
    "sk-your-api-key-goes-here-please-1234",
    "export HARBOUR_API_KEY=<your key here>",
    "api_key = os.environ['HARBOUR_API_KEY']",
    "Authorization: Bearer $HARBOUR_TOKEN",
    "Authorization: Bearer YOUR_ACCESS_TOKEN_HERE",
    "token = tokenizer.encode(text_with_many_words_2)",
    "The secret: patience-and-a-good-tide-table-for-2024",
    "password: must hold 8 characters or more",
    "max_tokens=40960000000000000000000000",
    "call_q7Rz2LmX9vKdT4bWn8PsYc3H",
    "The cookie: butter, sugar, 250g flour",
    "gpt-4o-mini-2024-07-18-preview-12",
  ])("leaves alone: %s", (text) => expect(found(text)).toEqual([]));

  it("leaves a vocabulary's tokens, obfuscation, pictures and signatures alone", () => {
    const picture = `data:image/png;base64,${random(20_000)}`;
    expect(found([{ type: "image_url", image_url: { url: picture } }])).toEqual([]);
    expect(
      found("x", {
        logprobs: [{ token: " harbourmaster's" }],
        obfuscation: random(24),
        thought_signature: random(400),
      }),
    ).toEqual([]);
  });
});

describe("identifier", () => {
  const identified = (text: string, more: object = {}) => reportsOf(identifier, said(text, more));
  const at = "@";
  it.each([
    ["a tenant's host", "https://tidewater-eu.openai.azure.com/openai/v1", "info"],
    ["a cloud project's id", "projects/tide-table-77/locations/global", "info"],
    ["an e-mail address", `Write to keeper.of.tides${at}harbour-office.org soon`, "warning"],
    ["somebody's home folder", "/home/keeper/tides/table.py", "warning"],
    ["somebody's home folder", "C:\\Users\\keeper\\tides", "warning"],
    ["a private network address", "http://192.168.7.20:8000/v1", "info"],
    ["a private network address", "10.20.30.40", "info"],
    ["an account's number", "arn:aws:bedrock:eu-west-1:483920174653:model/x", "info"],
  ])("finds %s in %s", (kind, text, level) => {
    const reports = identified(text);
    expect(reports).toMatchObject([{ level, pointer: "/request/body/messages/0/content" }]);
    expect(reports[0]?.message).toContain(kind);
  });
  it("finds a project's id by its name", () => {
    const project_id = "1f0e2d3c-4b5a-4987-a6b5-c4d3e2f10987";
    expect(identified("x", { extra_body: { project_id } })).toMatchObject([
      { pointer: "/request/body/extra_body/project_id" },
    ]);
  });
  it("says each once in a file", () => {
    expect(identified("http://10.1.2.3/a and http://10.1.2.3/b", { user: "http://10.1.2.3/c" })).toHaveLength(1);
  });
  it.each([
    `user${at}example.com`,
    `keeper${at}harbour.test`,
    `git${at}code.harbour.org:tides/table.git`,
    "/home/user/tides",
    "http://127.0.0.1:8000",
    "http://0.0.0.0",
    "version 10.2.3.4.5",
    "10.300.2.1",
    "https://your-resource.openai.azure.com",
    "11.20.30.40",
  ])("leaves alone: %s", (text) => expect(identified(text)).toEqual([]));
});
