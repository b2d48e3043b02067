import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventAnswer, jsonAnswer, type Manner, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { inferenceOf } from "../../dialects/testing";
import { providerOf } from "../../providers";
import { providerConfigSchema, type Settings, settingsOf } from "../../providers/config";
import { hostKeyOf } from "../../providers/host-key";
import type { Provider } from "../../providers/provider";
import { openRecording, type Recording } from "../../recording/recording";
import type { Rerecorded } from "../../rerecord";
import type { WireAnswer } from "../../rerecord/wire";
import { exchange } from "./exchange";
import { type Answered, answeredText, questionOf } from "./question";
import { resolveProvider } from "./resolve";
import { sendWithRetries } from "./retry";
import { send } from "./send";

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.heard.length = 0;
});

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const streamed = inferenceOf(
  "/v1/chat/completions",
  { model: "m", messages: [], stream: true },
  { body: [{ __type__: CHUNK, __data__: { id: "rec-1" } }], is_streaming: true },
);
const events = eventAnswer([
  { choices: [{ index: 0, delta: { content: "one " } }] },
  { choices: [{ index: 0, delta: { content: "two" } }] },
]);
const signal = new AbortController().signal;

function say(answer: WireAnswer, manner?: Manner) {
  provider.script(() => ({ answer, manner }));
}

/** Asks for a recording, and reads the answer; `onText` is called with what the recording would be so far. */
async function ask(
  recording: Recording,
  provider: Provider,
  settings: Settings,
  onText?: (text: string) => void,
): Promise<Rerecorded> {
  const showSoFar = (soFar: Answered) => {
    const text = answeredText(recording, provider, soFar);
    if (text.ok) onText?.(text.text);
  };
  const options = { signal, ...(onText && { onText: showSoFar }) };
  const asked = await exchange(questionOf(recording, provider, settings), options);
  return asked.ok ? answeredText(recording, provider, asked.answered) : asked;
}

function askIt(recording: Recording, key: string | null = "sk-secret-key", onText?: (text: string) => void) {
  const named = hostKeyOf(recording);
  const config = providerConfigSchema.parse({ baseUrl: `${provider.url}/v1`, timeout: 5, project: "p", location: "l" });
  return ask(recording, providerOf(recording, named.ok ? named.host : ""), settingsOf(config, key), onText);
}

describe("an exchange", () => {
  it("sends what the SDK sends, with the key, and shows a stream while it arrives", async () => {
    say(events, { type: "stream", pause: 30 });
    const seen: number[] = [];
    const asked = await askIt(streamed, "sk-secret-key", (text) => seen.push(text.split("__type__").length - 1));
    expect(asked).toMatchObject({ ok: true, error: null });
    expect(new Set(seen)).toEqual(new Set([1, 2]));
    const [heard] = provider.heard;
    expect(heard).toMatchObject({ method: "POST", path: "/v1/chat/completions" });
    expect(heard?.headers.authorization).toBe("Bearer sk-secret-key");
    expect(JSON.parse(heard?.body ?? "")).toEqual({ model: "m", messages: [], stream: true });
  });

  it("follows no redirect, and sends the key nowhere else", async () => {
    const other = await startProvider(() => ({ answer: jsonAnswer({}) }));
    say({ status: 302, headers: [["Location", `${other.url}/steal`]], text: "" });
    expect(await askIt(streamed)).toMatchObject({ ok: false, message: expect.stringContaining("a redirect") });
    expect(other.heard).toEqual([]);
    await other.stop();
  });

  it("says that a call cannot be made, without its key", async () => {
    const asked = await askIt(streamed, "sk-secret\nkey");
    expect(asked).toMatchObject({ ok: false, message: expect.stringContaining("Authorization") });
    expect(JSON.stringify(asked)).not.toContain("secret");
    expect(provider.heard).toEqual([]);
  });

  it("takes a word that a local server has for a key for a word, where an answer holds it", async () => {
    say(jsonAnswer({ error: { message: "that is a fake" } }, 400));
    expect(JSON.stringify(await askIt(streamed, "fake"))).toContain("that is a fake");
  });

  it("records an error as one, without the key that the provider repeats", async () => {
    say(jsonAnswer({ error: { message: "wrong key sk-secret-key" } }, 401));
    const asked = await askIt(streamed);
    expect(asked).toMatchObject({ ok: true, error: { type: "AuthenticationError", status: 401 } });
    expect(JSON.stringify(asked)).not.toContain("sk-secret-key");
  });

  it("says that a stream broke off, is no JSON, or is endless", async () => {
    say(events, { type: "cut", after: 40 });
    expect(await askIt(streamed)).toMatchObject({ ok: false, message: expect.stringContaining("broke off") });
    say({ ...events, text: "data: {oops\n\n" });
    expect(await askIt(streamed)).toMatchObject({ ok: false, message: expect.stringContaining("not JSON") });
    say(events, { type: "garbage", megabytes: 60 });
    expect(await askIt(streamed)).toMatchObject({ ok: false, message: expect.stringContaining("longer than") });
  }, 30_000);

  it("gives up after the time that is set, and when it is cancelled", async () => {
    const call = { method: "GET", url: `${provider.url}/slow`, headers: [], body: null } as const;
    say(events, { type: "stream", pause: 400 });
    const late = await sendWithRetries(call, { timeout: 200, signal }, 1);
    expect(late).toMatchObject({ ok: false, reason: expect.stringContaining("within") });
    const controller = new AbortController();
    const cancelled = sendWithRetries(call, { timeout: 5000, signal: controller.signal }, 1);
    controller.abort();
    expect(await cancelled).toMatchObject({ ok: false, reason: "cancelled" });
  });

  it("tries again where that may help, and only there", async () => {
    const busy = jsonAnswer({ error: { message: "busy" } }, 429);
    const call = { method: "GET", url: `${provider.url}/busy`, headers: [], body: null } as const;
    provider.script((_, turn) => ({ answer: turn < 2 ? busy : jsonAnswer({ fine: true }) }));
    expect(await sendWithRetries(call, { timeout: 5000, signal }, 1)).toMatchObject({
      ok: true,
      answer: { status: 200 },
    });
    expect(provider.heard).toHaveLength(3);
    provider.heard.length = 0;
    say(jsonAnswer({}, 400));
    await sendWithRetries(call, { timeout: 5000, signal }, 1);
    expect(provider.heard).toHaveLength(1);
  });

  it("waits as long as the provider asks for by a date", async () => {
    const call = { method: "GET", url: `${provider.url}/busy`, headers: [], body: null } as const;
    provider.script((_, turn) => {
      if (turn > 0) return { answer: jsonAnswer({ fine: true }) };
      const headers = [["Retry-After", new Date(Date.now() + 2500).toUTCString()]] as const;
      return { answer: { ...jsonAnswer({}, 429), headers: [...headers] } };
    });
    expect(await sendWithRetries(call, { timeout: 5000, signal }, 60_000)).toMatchObject({ answer: { status: 200 } });
    expect(provider.heard).toHaveLength(2);
  }, 20_000);

  it("keeps a connection for the next call, and asks over another one where that was closed meanwhile", async () => {
    const ports: (number | undefined)[] = [];
    const server = createServer((request, response) => {
      const { remotePort, destroy } = request.socket;
      // Each connection answers two calls, and then is gone.
      if (ports.filter((port) => port === remotePort).length === 2) destroy.call(request.socket);
      else response.end("{}");
      ports.push(remotePort);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const call = { method: "GET", url: `http://127.0.0.1:${port}/`, headers: [], body: null } as const;
    for (const _ of [1, 2, 3]) expect(await send(call, { timeout: 5000, signal })).toMatchObject({ ok: true });
    const [first, second, third, fourth] = ports;
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
    server.closeAllConnections();
    server.close();
  });

  it("exchanges a key for a token where the provider wants one", async () => {
    const url = "https://us-south.ml.cloud.ibm.com/ml/v1";
    const body = { model: "m", messages: [], extra_body: { project_id: "theirs" } };
    const request = {
      method: "POST",
      url: `${url}/v1/chat/completions`,
      headers: {},
      body,
      endpoint: "/v1/chat/completions",
      model: "m",
    };
    const opened = openRecording("x.json", JSON.stringify({ test_id: null, request, response: { body: null } }));
    if (!opened.ok) throw new Error(opened.problem.message);
    provider.script(({ path }) => ({
      answer: jsonAnswer(path === "/token" ? { access_token: "tok-1234" } : { choices: [] }),
    }));
    const config = { baseUrl: `${provider.url}/ml/v1`, tokenUrl: `${provider.url}/token`, project: "mine" };
    const settings = settingsOf(providerConfigSchema.parse(config), "api-key");
    const watsonx = providerOf(opened.recording, "us-south.ml.cloud.ibm.com");
    expect(await ask(opened.recording, watsonx, settings)).toMatchObject({ ok: true });
    const [token, call] = provider.heard;
    expect(token?.body).toContain("apikey=api-key");
    expect(call?.path).toBe("/ml/v1/chat/completions?version=2023-10-25");
    expect(call?.headers.authorization).toBe("Bearer tok-1234");
    expect(JSON.parse(call?.body ?? "")).toEqual({ model: "m", messages: [], project_id: "mine" });
  });
});

describe("resolveProvider", () => {
  const at = (url: string, endpoint = "/v1/chat/completions"): Recording => {
    const request = {
      method: "POST",
      url: `${url}${endpoint}`,
      headers: {},
      body: { model: "m" },
      endpoint,
      model: "m",
    };
    const opened = openRecording("x.json", JSON.stringify({ request, response: {} }));
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.recording;
  };
  const reasonFor = (url: string, config: Record<string, unknown> = {}, env: Record<string, string> = {}) => {
    const configured = Object.fromEntries(
      Object.entries(config).map(([host, value]) => [host, providerConfigSchema.parse(value)]),
    );
    const resolved = resolveProvider(at(url), configured, env);
    return resolved.ok ? "fine" : resolved.reason;
  };

  it.each([
    "http://169.254.169.254/latest",
    "http://metadata.google.internal",
    "http://10.0.0.7/v1",
    "http://192.168.1.1",
    "https://api.openai.com.evil.example/v1",
    "https://api-openai.com/v1",
    "http://localhost:6379",
    "http://[::1]:11434/v1",
    "http://127.0.0.2:11434/v1",
  ])("asks nobody at %s", (url) => expect(reasonFor(url, {}, { OPENAI_API_KEY: "k" })).toContain("is not configured"));

  it.each([
    "https://api.openai.com@evil.example/v1",
    "https://user:pass@api.openai.com/v1",
    "ftp://api.openai.com/v1",
    "file:///etc/passwd",
    "https:\\\\api.openai.com",
    "javascript:alert(1)",
  ])("refuses %s", (url) => expect(reasonFor(url, {}, { OPENAI_API_KEY: "k" })).toMatch(/none of http|user's name/));

  it("takes a well-known host for configured once its key is there", () => {
    expect(reasonFor("https://api.openai.com/v1")).toBe("the key of `api.openai.com` is missing");
    expect(reasonFor("https://api.openai.com/v1", {}, { OPENAI_API_KEY: "k" })).toBe("fine");
    expect(reasonFor("http://0.0.0.0:11434/v1")).toBe("fine");
  });

  it("sends a key over https or to this machine only", () => {
    const own = (baseUrl: string) => ({ "x.openai.azure.com": { baseUrl, apiKeyEnv: "K" } });
    const url = "https://x.openai.azure.com/openai/v1";
    expect(reasonFor(url, own("http://x.example/v1"), { K: "k" })).toContain("not encrypted");
    expect(reasonFor(url, own("https://x.example/v1"), { K: "k" })).toBe("fine");
    expect(reasonFor(url, own("http://127.0.0.1:9/v1"), { K: "k" })).toBe("fine");
    expect(reasonFor(url, own("http://localhost.evil.example/v1"), { K: "k" })).toContain("not encrypted");
    expect(reasonFor(url, own("https://me:pw@x.example/v1"), { K: "k" })).toContain("user's name");
    expect(reasonFor(url, own("https://x.example/v1"))).toContain("is missing");
    expect(reasonFor(url, own("https://x.example/v1"), { K: " \n" })).toContain("is missing");
  });

  it("sends a key to be exchanged over https or to this machine only, too", () => {
    const own = (tokenUrl: string) => ({
      "us-south.ml.cloud.ibm.com": { baseUrl: "https://us-south.ml.cloud.ibm.com/ml/v1", apiKeyEnv: "K", tokenUrl },
    });
    const url = "https://us-south.ml.cloud.ibm.com/ml/v1";
    expect(reasonFor(url, own("http://iam.example/token"), { K: "k" })).toContain("`tokenUrl`");
    expect(reasonFor(url, own("https://me:pw@iam.example/token"), { K: "k" })).toContain("user's name");
    expect(reasonFor(url, own("https://iam.example/token"), { K: "k" })).toBe("fine");
    expect(reasonFor(url, own("http://localhost:9/token"), { K: "k" })).toBe("fine");
  });
});
