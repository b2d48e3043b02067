import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { curlOf, quote, realUrlOf } from "./curl";
import { openRecording, type Recording } from "./recording";

const recordingOf = (request: object, text = JSON.stringify({ request, response: {} })): Recording => {
  const opened = openRecording("x.json", text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
};
const inference = (base: string, endpoint: string, body: object = { model: "m" }) =>
  recordingOf({ method: "POST", url: `${base}${endpoint}`, headers: {}, body, endpoint, model: "m" });
const command = (recording: Recording): string => {
  const result = curlOf(recording);
  return result.ok ? result.command : `refused: ${result.reason}`;
};

describe("the real address", () => {
  test.each([
    ["https://api.openai.com/v1", "/v1/chat/completions", "https://api.openai.com/v1/chat/completions"],
    ["http://0.0.0.0:11434/v1", "/v1/chat/completions", "http://127.0.0.1:11434/v1/chat/completions"],
    ["http://localhost:8080", "/v1/models", "http://localhost:8080/models"],
    ["http://localhost:11434", "/api/ps", "http://localhost:11434/api/ps"],
    ["http://localhost:11434", "/api/embeddings", "http://localhost:11434/api/embed"],
    ["https://host.example", "/chat/completions", "https://host.example/chat/completions"],
    [
      "https://us-south.ml.cloud.ibm.com/ml/v1",
      "/v1/chat/completions",
      "https://us-south.ml.cloud.ibm.com/ml/v1/chat/completions?version=2023-10-25",
    ],
  ])("%s + %s", (base, endpoint, real) => {
    expect(realUrlOf(inference(base, endpoint))).toBe(real);
  });

  test("a chat that was filed under completions goes to chat", () => {
    const chat = inference("https://api.openai.com/v1", "/v1/completions", { messages: [] });
    expect(realUrlOf(chat)).toBe("https://api.openai.com/v1/chat/completions");
  });

  test("raw HTTP is recorded with its address", () => {
    const recording = recordingOf({ url: "http://0.0.0.0:11434/v1/messages", method: "POST", payload: {} });
    expect(realUrlOf(recording)).toBe("http://127.0.0.1:11434/v1/messages");
  });

  test("extra_query goes into it", () => {
    const recording = inference("https://host.example/v1", "/v1/models", { extra_query: { project_id: "a b&c" } });
    expect(realUrlOf(recording)).toBe("https://host.example/v1/models?project_id=a%20b%26c");
  });
});

describe("the body", () => {
  test("is the recorded text, byte for byte", () => {
    const body = '{"model": "m",\n  "temperature": 0.0, "top_p": 1e-05, "text": "\\u00e9"}';
    const text = `{"request": {"url": "https://api.openai.com/v1/v1/chat/completions", "endpoint": "/v1/chat/completions", "body": ${body}}, "response": {}}`;
    expect(command(recordingOf({}, text))).toContain(`--data-raw '${body}'`);
  });

  test("has the SDK's own arguments merged in", () => {
    const recording = inference("https://host.example/v1", "/v1/chat/completions", {
      model: "m",
      top_k: 1,
      timeout: 5,
      extra_body: { top_k: 2, guided: true },
      extra_headers: { "X-Trace": "it's", Authorization: "Bearer abc" },
    });
    const shown = command(recording);
    expect(shown).toContain(`--data-raw '{"model":"m", "top_k":2, "guided":true}'`);
    expect(shown).toContain(`-H 'X-Trace'': ''it'\\''s'`);
    expect(shown).toContain(`-H 'Authorization'': '"$AUTHORIZATION"`);
    expect(shown).not.toContain("abc");
  });

  test("is not sent where the call is a GET", () => {
    const shown = command(inference("https://api.openai.com/v1", "/v1/models", {}));
    expect(shown).toBe(`curl 'https://api.openai.com/v1/models' \\\n  -H "Authorization: Bearer $OPENAI_API_KEY"`);
  });
});

describe("secrets", () => {
  test.each([
    ["https://api.openai.com/v1", "Authorization: Bearer $OPENAI_API_KEY"],
    ["https://mine.openai.azure.com/openai/v1", "Authorization: Bearer $AZURE_API_KEY"],
    ["https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1", "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK"],
    ["https://api.together.xyz/v1", "Authorization: Bearer $TOGETHER_API_KEY"],
    ["http://10.0.0.1:9/v1", "Authorization: Bearer $PROVIDER_API_KEY"],
  ])("%s", (base, header) => {
    expect(command(inference(base, "/v1/chat/completions"))).toContain(`-H "${header}"`);
  });

  test("Anthropic's messages ask for a version", () => {
    const shown = command(recordingOf({ url: "https://api.anthropic.com/v1/messages", payload: {} }));
    expect(shown).toContain('-H "x-api-key: $ANTHROPIC_API_KEY"');
    expect(shown).toContain("-H 'anthropic-version: 2023-06-01'");
  });
});

describe("what a shell makes of it", () => {
  const argumentsOf = (shown: string): string[] =>
    execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${shown}`], {
      encoding: "utf8",
      env: { ...process.env, TAVILY_API_KEY: "secret", OPENAI_API_KEY: "secret" },
    })
      .split("\0")
      .slice(0, -1);

  test.each(["it's", "$(touch /tmp/x)", "`id`", "a\nb", '"; exit 3; "', "\\", "!!", "''"])("quotes %j", (text) => {
    expect(argumentsOf(`curl ${quote(text)}`)).toEqual([text]);
  });

  test("a hostile host and body stay one word each", () => {
    const body = { model: "m", prompt: "'; rm -rf $HOME; `id` $(id)" };
    const recording = inference("https://api.openai.com';id;'/v1", "/v1/completions", body);
    const words = argumentsOf(command(recording));
    expect(words).toContain(JSON.stringify(body));
    expect(words).toContain("https://api.openai.com';id;'/v1/completions");
  });

  test("a search carries its key inside of the JSON", () => {
    const recording = recordingOf({ provider: "tavily", tool_name: "web_search", kwargs: { query: "it's late" } });
    const words = argumentsOf(command(recording));
    expect(JSON.parse(words.at(-1) ?? "")).toEqual({ api_key: "secret", query: "it's late" });
  });

  test("control characters in an address are escaped", () => {
    expect(realUrlOf(recordingOf({ url: "https://a.example/\u001b[2J\u202e", payload: {} }))).toBe(
      "https://a.example/%1B[2J%E2%80%AE",
    );
  });
});

test("what cannot be repeated says why", () => {
  expect(command(inference("vertexai://", "/generate_content"))).toMatch(/^refused: .*Vertex/);
  expect(command(inference("__databricks__/serving-endpoints/v1", "/v1/chat/completions"))).toMatch(
    /^refused: .*masked/,
  );
  expect(command(recordingOf({ provider: "local", tool_name: "add", kwargs: {} }))).toMatch(/^refused: .*tool/);
  expect(command(recordingOf({ provider: "pypdf", api: "file_processors", file_id: "f" }))).toMatch(
    /^refused: .*local code/,
  );
});
