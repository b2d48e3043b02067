import { describe, expect, it } from "vitest";
import { httpOf, recordingOf } from "../dialects/testing";
import type { Recording } from "../recording/recording";
import { type ConfigEntry, providerConfigSchema, settingsOf } from "./config";
import { hostKeyOf } from "./host-key";
import { providerOf } from "./index";
import type { Call } from "./provider";

const KEY = "the-key-123";

/** A call of an SDK as it is recorded: `base` is the client's, to which the recorder adds the endpoint. */
function sdkCall(base: string, endpoint: string, body: object = { model: "m" }): Recording {
  const request = { method: "POST", url: base + endpoint, headers: {}, body, endpoint, model: "m" };
  return recordingOf({ test_id: "t", request, response: { body: {}, is_streaming: false } });
}

function toolCall(provider: string, kwargs: object): Recording {
  return recordingOf({ request: { test_id: "t", provider, tool_name: "web_search", kwargs }, response: { body: {} } });
}

/** Whom a recorded call is asked of, and the call, by what is usual for its host, or by what is configured. */
function askedFor(recording: Recording, entry: Partial<ConfigEntry> = {}): { provider: string; call: Call } {
  const named = hostKeyOf(recording);
  if (!named.ok) throw new Error(named.reason);
  const provider = providerOf(recording, named.host);
  const objection = provider.objection(recording);
  if (objection) throw new Error(objection);
  const config = providerConfigSchema.parse({ ...provider.defaults(named.host), ...entry });
  const made = provider.requestOf(recording, settingsOf(config, config.apiKeyEnv ? KEY : null));
  if (!made.ok) throw new Error(made.reason);
  return { provider: provider.id, call: made.call };
}

const JSON_TYPE = ["Content-Type", "application/json"];
const BEARER = ["Authorization", `Bearer ${KEY}`];
const body = { model: "m", messages: [] };
const sent = JSON.stringify(body, null, 2);

type Row = {
  provider: string;
  recording: Recording;
  entry?: Partial<ConfigEntry>;
  url: string;
  method?: "GET";
  headers?: string[][];
  json?: unknown;
};

const rows: Row[] = [
  {
    provider: "openai",
    recording: sdkCall("https://api.openai.com/v1", "/v1/chat/completions", body),
    url: "https://api.openai.com/v1/chat/completions",
  },
  {
    provider: "openai",
    recording: sdkCall("https://api.openai.com/v1", "/v1/completions", { model: "m", prompt: "p" }),
    url: "https://api.openai.com/v1/completions",
    json: { model: "m", prompt: "p" },
  },
  {
    provider: "openai",
    recording: sdkCall("https://api.openai.com/v1", "/v1/embeddings", { model: "m", input: "a" }),
    url: "https://api.openai.com/v1/embeddings",
    json: { encoding_format: "base64", model: "m", input: "a" },
  },
  {
    provider: "openai",
    recording: sdkCall("https://api.openai.com/v1", "/v1/responses", { model: "m", input: "a" }),
    url: "https://api.openai.com/v1/responses",
    json: { model: "m", input: "a" },
  },
  {
    provider: "openai",
    recording: sdkCall("https://api.openai.com/v1", "/v1/models", {}),
    url: "https://api.openai.com/v1/models",
    method: "GET",
  },
  {
    provider: "openai",
    recording: sdkCall("https://api.together.xyz/v1", "/v1/chat/completions", body),
    entry: { baseUrl: "https://api.together.xyz/v1/", apiKeyEnv: "TOGETHER_API_KEY" },
    url: "https://api.together.xyz/v1/chat/completions",
  },
  {
    provider: "azure",
    recording: sdkCall("https://them.openai.azure.com/openai/v1", "/v1/chat/completions", body),
    entry: { baseUrl: "https://mine.openai.azure.com/openai/v1", apiKeyEnv: "AZURE_API_KEY" },
    url: "https://mine.openai.azure.com/openai/v1/chat/completions",
  },
  {
    provider: "ollama",
    recording: sdkCall("http://0.0.0.0:11434/v1", "/v1/chat/completions", body),
    url: "http://127.0.0.1:11434/v1/chat/completions",
    headers: [JSON_TYPE, ["Authorization", "Bearer ollama"]],
  },
  {
    provider: "ollama",
    recording: sdkCall("http://localhost:11434", "/api/chat", body),
    url: "http://127.0.0.1:11434/api/chat",
    headers: [JSON_TYPE],
    json: { stream: false, ...body },
  },
  {
    provider: "ollama",
    recording: sdkCall("http://localhost:11434", "/api/embeddings", { model: "m", input: "a" }),
    url: "http://127.0.0.1:11434/api/embed",
    headers: [JSON_TYPE],
    json: { model: "m", input: "a" },
  },
  {
    provider: "ollama",
    recording: sdkCall("http://localhost:11434", "/api/ps", {}),
    url: "http://127.0.0.1:11434/api/ps",
    method: "GET",
    headers: [],
  },
  {
    provider: "vllm",
    recording: sdkCall("http://localhost:8000/v1", "/v1/chat/completions", body),
    url: "http://127.0.0.1:8000/v1/chat/completions",
  },
  {
    provider: "llama-cpp",
    recording: sdkCall("http://localhost:8080", "/v1/models", {}),
    url: "http://127.0.0.1:8080/models",
    method: "GET",
    headers: [],
  },
  {
    provider: "bedrock",
    recording: sdkCall("https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1", "/v1/chat/completions", body),
    url: "https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1/chat/completions",
  },
  {
    provider: "bedrock",
    recording: sdkCall("https://bedrock-mantle.us-east-2.api.aws/v1", "/v1/chat/completions", body),
    url: "https://bedrock-mantle.us-east-2.api.aws/v1/chat/completions",
  },
  {
    provider: "watsonx",
    recording: sdkCall("https://us-south.ml.cloud.ibm.com/ml/v1", "/v1/chat/completions", {
      ...body,
      tools: [{ project_id: "theirs" }],
      extra_body: { project_id: "theirs" },
    }),
    entry: { project: "mine" },
    url: "https://us-south.ml.cloud.ibm.com/ml/v1/chat/completions?version=2023-10-25",
    json: { ...body, tools: [{ project_id: "theirs" }], project_id: "mine" },
  },
  {
    provider: "watsonx",
    recording: sdkCall("https://us-south.ml.cloud.ibm.com/ml/v1", "/v1/models", {
      extra_query: { project_id: "theirs" },
    }),
    entry: { project: "my project" },
    url: "https://us-south.ml.cloud.ibm.com/ml/v1/models?version=2023-10-25&project_id=my+project",
    method: "GET",
  },
  {
    provider: "gemini",
    recording: sdkCall("https://generativelanguage.googleapis.com/v1beta/openai", "/v1/models", {}),
    url: "https://generativelanguage.googleapis.com/v1beta/openai/models",
    method: "GET",
  },
  {
    provider: "interactions",
    recording: httpOf("https://generativelanguage.googleapis.com/v1beta/interactions", body, {}),
    url: "https://generativelanguage.googleapis.com/v1beta/interactions",
    headers: [JSON_TYPE, ["x-goog-api-key", KEY]],
  },
  {
    provider: "vertex",
    recording: sdkCall("vertexai://", "/generate_content_stream", {
      model: "gemini-2.5-flash",
      contents: [],
      config: {},
    }),
    entry: { baseUrl: "https://eu-aiplatform.googleapis.com/v1", apiKeyEnv: "T", project: "p/q", location: "eu" },
    url: "https://eu-aiplatform.googleapis.com/v1/projects/p%2Fq/locations/eu/publishers/google/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
    json: { contents: [] },
  },
  {
    provider: "messages",
    recording: httpOf("https://api.anthropic.com/v1/messages", body, {}),
    url: "https://api.anthropic.com/v1/messages",
    headers: [JSON_TYPE, ["x-api-key", KEY], ["anthropic-version", "2023-06-01"]],
  },
  {
    provider: "messages",
    recording: httpOf("http://0.0.0.0:11434/v1/messages", body, {}),
    url: "http://127.0.0.1:11434/v1/messages",
    headers: [JSON_TYPE, ["x-api-key", "no-key-required"], ["anthropic-version", "2023-06-01"]],
  },
  {
    provider: "rerank",
    recording: httpOf("http://localhost:8000/rerank", { model: "m", query: "q", documents: [] }, {}),
    url: "http://127.0.0.1:8000/rerank",
    json: { model: "m", query: "q", documents: [] },
  },
  {
    provider: "tavily",
    recording: toolCall("tavily", { query: "tides" }),
    url: "https://api.tavily.com/search",
    headers: [JSON_TYPE],
    json: { api_key: KEY, query: "tides" },
  },
];

describe("what is sent", () => {
  it.each(rows)("to $provider at $url", ({ provider, recording, entry, url, method = "POST", headers, json }) => {
    const asked = askedFor(recording, entry);
    expect(asked.provider).toBe(provider);
    expect(asked.call.url).toBe(url);
    expect(asked.call.method).toBe(method);
    expect(asked.call.headers).toEqual(headers ?? (method === "GET" ? [BEARER] : [JSON_TYPE, BEARER]));
    if (method === "GET") expect(asked.call.body).toBeNull();
    else if (json === undefined) expect(JSON.parse(asked.call.body ?? "")).toEqual(JSON.parse(sent));
    else expect(JSON.parse(asked.call.body ?? "")).toEqual(json);
  });

  it("has a bearer in the place of a key where that is an access token of Google's", () => {
    const recording = httpOf("https://generativelanguage.googleapis.com/v1beta/interactions", body, {});
    const provider = providerOf(recording, "generativelanguage.googleapis.com");
    const config = providerConfigSchema.parse({ baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai" });
    const made = provider.requestOf(recording, settingsOf(config, "ya29.token"));
    expect(made).toMatchObject({ call: { headers: [JSON_TYPE, ["Authorization", "Bearer ya29.token"]] } });
  });

  it("holds headers that the test asked for, but none that could be a secret or say who is asked", () => {
    const extra_headers = {
      "X-Trace": "1",
      Authorization: "x",
      "api-key": "x",
      Host: "evil",
      "X-A": "a\r\nHost: evil",
    };
    const { call } = askedFor(sdkCall("https://api.openai.com/v1", "/v1/chat/completions", { ...body, extra_headers }));
    expect(call.headers).toEqual([JSON_TYPE, BEARER, ["X-Trace", "1"]]);
    expect(call.body).not.toContain("evil");
  });
});

describe("the exchange of a key for a token", () => {
  const recording = sdkCall("https://eu-de.ml.cloud.ibm.com/ml/v1", "/v1/chat/completions");
  const watsonx = providerOf(recording, "eu-de.ml.cloud.ibm.com");
  const exchangeAt = (entry: ConfigEntry) => watsonx.tokenCall?.(settingsOf(providerConfigSchema.parse(entry), KEY));

  it("is asked of IBM for IBM's hosts", () => {
    const call = exchangeAt({ baseUrl: "https://eu-de.ml.cloud.ibm.com/ml/v1" });
    expect(call).toMatchObject({ method: "POST", url: "https://iam.cloud.ibm.com/identity/token" });
    expect(call?.body).toBe(`grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=${KEY}`);
  });

  it.each([
    "https://ibm.example/ml.cloud.ibm.com",
    "https://eu-de.ml.cloud.ibm.com.evil.example",
    "http://127.0.0.1:9",
  ])("is asked of nobody for %s", (baseUrl) => expect(exchangeAt({ baseUrl })).toBeNull());

  it("is asked where the configuration says", () => {
    const tokenUrl = "http://127.0.0.1:9/token";
    expect(exchangeAt({ baseUrl: "http://127.0.0.1:9", tokenUrl })).toMatchObject({ url: tokenUrl });
  });
});

describe("what is never asked", () => {
  it.each([
    [sdkCall("https://api.openai.com/v1", "/v1/fine_tuning/jobs"), /not known/],
    [sdkCall("https://api.openai.com/v1", "/v1/x/../files/models"), /steps up/],
    [sdkCall("https://api.openai.com/v1", "/v1/%2E%2e/completions"), /steps up/],
    [sdkCall("http://localhost:11434", "/api/push"), /not known/],
    [sdkCall("vertexai://", "/embed_content"), /not known/],
    [httpOf("https://api.openai.com/v1/files", {}, {}), /not known/],
    [toolCall("brave", { query: "a" }), /keeps no address/],
    [toolCall("tavily", {}), /no query/],
    [sdkCall("__databricks__/serving-endpoints", "/v1/chat/completions"), /none of http/],
  ])("%#", (recording, reason) => expect(() => askedFor(recording)).toThrow(reason));

  it("an address that is another than its endpoint says", () => {
    const request = {
      method: "POST",
      url: "https://api.openai.com/v1/files",
      body,
      endpoint: "/v1/models",
      model: "m",
    };
    const recording = recordingOf({ request, response: { body: {} } });
    expect(() => askedFor(recording)).toThrow(/does not end/);
  });

  it("what was read by local code", () => {
    const recording = recordingOf({
      request: { api: "file_processors", provider: "pypdf", file_id: "f" },
      response: {},
    });
    expect(() => askedFor(recording)).toThrow(/local code/);
  });
});

describe("hosts that look like others", () => {
  it.each([
    "api.openai.com.evil.example",
    "api.openai.com:8443",
    "\u0430pi.openai.com",
    "bedrock-runtime.us-west-2.amazonaws.com.evil.example",
    "evil-bedrock-runtime.us-west-2.amazonaws.com",
    "us-south.ml.cloud.ibm.com.evil.example",
    "us-south.ml.cloud.ibm.com:8443",
    "generativelanguage.googleapis.com.evil.example",
    "localhost.evil.example:11434",
    "localhost:6379",
    "169.254.169.254",
    "metadata.google.internal",
    "10.0.0.7:8000",
    "[::ffff:169.254.169.254]",
  ])("%s has no key that is usual for it", (host) => {
    for (const recording of [
      sdkCall(`https://${host}/v1`, "/v1/chat/completions"),
      httpOf(`https://${host}/v1/messages`, {}, {}),
      httpOf(`https://${host}/v1beta/interactions`, {}, {}),
      httpOf(`https://${host}/rerank`, {}, {}),
    ]) {
      const named = hostKeyOf(recording);
      expect(named.ok && providerOf(recording, named.host).defaults(named.host)).toBeNull();
    }
  });
});
