import type { JsonNode } from "../json/document";
import { hostOf, pathOf, type Recording } from "./recording";

/** A call as a shell command; or why it cannot be one, as a sentence. */
export type CurlResult = { ok: true; command: string } | { ok: false; reason: string };

/** SDK arguments that are no part of the sent JSON (format, section 5). */
const CLIENT_ARGUMENTS = new Set(["extra_body", "extra_query", "extra_headers", "timeout"]);

/** Calls that the recorder files as POST and that are GET on the wire. */
const GET_ENDPOINTS = new Set(["/v1/models", "/api/ps", "/api/tags"]);

/**
 * The recorded call as a `curl` command for a POSIX shell: the real URL and JSON (format, section 5), secrets as
 * environment variables. The JSON is the recording's own text, byte for byte, unless SDK arguments had to be merged
 * into it; everything recorded stands in single quotes, where a shell obeys nothing.
 */
export function curlOf(recording: Recording): CurlResult {
  const { kind, url } = recording;
  if (kind === "tool") return toolCurl(recording);
  if (kind !== "inference" && kind !== "http") {
    return { ok: false, reason: "This recording is of local code, not of a call over the network." };
  }
  if (url.startsWith("vertexai:")) {
    return { ok: false, reason: "A Vertex AI recording keeps neither the project nor the location of its address." };
  }
  if (!/^https?:\/\//i.test(url)) {
    return { ok: false, reason: "The recorded address has no host: it was masked when the call was recorded." };
  }
  const get = kind === "inference" && GET_ENDPOINTS.has(recording.endpoint);
  const lines = [`curl ${get ? "" : "-X POST "}${quote(realUrlOf(recording))}`, ...headersOf(recording)];
  if (!get) lines.push("-H 'Content-Type: application/json'", `--data-raw ${quote(sentBodyOf(recording.input))}`);
  return { ok: true, command: lines.join(" \\\n  ") };
}

/** Tavily takes its key inside of the JSON (format, section 5). */
function toolCurl({ request, input }: Recording): CurlResult {
  if (!request.get("provider")?.string?.startsWith("tavily")) {
    return { ok: false, reason: "The recording of a tool keeps no address, and this tool's is not known." };
  }
  const members = input.members().map(({ keyStart, value }) => `, ${input.doc.text.slice(keyStart, value.end)}`);
  const lines = [
    "curl -X POST 'https://api.tavily.com/search'",
    "-H 'Content-Type: application/json'",
    `--data-raw '{"api_key": "'"$TAVILY_API_KEY"${quote(`"${members.join("")}}`)}`,
  ];
  return { ok: true, command: lines.join(" \\\n  ") };
}

/**
 * The address that was called: the recorded one without the SDK's endpoint, and the endpoint without its `/v1`.
 * Raw HTTP, Ollama's own API and `/chat/completions` are recorded with their real address.
 */
export function realUrlOf(recording: Recording): string {
  const { kind, endpoint, input } = recording;
  const url = printable(recording.url.replace(/^(https?:\/\/)0\.0\.0\.0(?=[:/]|$)/i, "$1127.0.0.1"));
  const calledBySdk = kind === "inference" && endpoint.startsWith("/v1/") && url.endsWith(endpoint);
  if (calledBySdk) {
    // A chat call may be filed under the older endpoint (format, section 5).
    const called = endpoint === "/v1/completions" && input.get("messages") ? "/v1/chat/completions" : endpoint;
    return withQuery(`${url.slice(0, -endpoint.length)}${called.slice("/v1".length)}`, input);
  }
  return withQuery(url.replace(/\/api\/embeddings$/, "/api/embed"), input);
}

/** Control characters and spaces of an address as a URL writes them: a terminal obeys some of them. */
function printable(url: string): string {
  return url.replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, encodeURIComponent);
}

function withQuery(url: string, input: JsonNode): string {
  const query = (input.get("extra_query")?.members() ?? []).map(
    ({ key, value }) => `${encoded(key)}=${encoded(value.string ?? value.raw)}`,
  );
  if (hostOf(url).endsWith(".ml.cloud.ibm.com") && !/[?&]version=/.test(url)) query.unshift("version=2023-10-25");
  if (query.length === 0) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query.join("&")}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/**
 * The JSON that an SDK sends for the arguments that were recorded: its own ones merged, the text kept (format, section
 * 5).
 */
export function sentBodyOf(input: JsonNode): string {
  const members = input.members();
  if (!members.some(({ key }) => CLIENT_ARGUMENTS.has(key))) return input.raw;
  const extra = input.get("extra_body")?.members() ?? [];
  const overridden = new Set(extra.map(({ key }) => key));
  const kept = members.filter(({ key }) => !CLIENT_ARGUMENTS.has(key) && !overridden.has(key));
  return `{${[...kept, ...extra].map(({ keyStart, value }) => input.doc.text.slice(keyStart, value.end)).join(", ")}}`;
}

type Secret = { host: RegExp; path?: RegExp; header: string; plain?: string };

/** Who asks for which header; the first row that matches counts. A quoted `$NAME` is expanded by the shell. */
const SECRETS: readonly Secret[] = [
  { host: /^generativelanguage\.googleapis\.com$/, path: /\/interactions$/, header: "x-goog-api-key: $GEMINI_API_KEY" },
  { host: /^generativelanguage\.googleapis\.com$/, header: "Authorization: Bearer $GEMINI_API_KEY" },
  { host: /^api\.openai\.com$/, header: "Authorization: Bearer $OPENAI_API_KEY" },
  { host: /\.openai\.azure\.com$/, header: "Authorization: Bearer $AZURE_API_KEY" },
  {
    host: /(^|\.)bedrock-[a-z]+\..*(amazonaws\.com|api\.aws)$/,
    header: "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK",
  },
  { host: /\.ml\.cloud\.ibm\.com$/, header: "Authorization: Bearer $WATSONX_TOKEN" },
  { host: /:11434$/, path: /\/messages$/, header: "x-api-key: no-key-required" },
  { host: /:11434$/, path: /^\/api\//, header: "" },
  { host: /:11434$/, header: "Authorization: Bearer ollama" },
  { host: /:8000$/, header: "Authorization: Bearer $VLLM_API_TOKEN" },
  { host: /anthropic\.com$/, header: "x-api-key: $ANTHROPIC_API_KEY" },
];

function headersOf(recording: Recording): string[] {
  const host = hostOf(recording.url).toLowerCase();
  const path = pathOf(recording.url);
  const secret = SECRETS.find((row) => row.host.test(host) && (row.path?.test(path) ?? true));
  const header = secret ? secret.header : `Authorization: Bearer $${apiKeyOf(host)}`;
  const lines = header === "" ? [] : [`-H "${header}"`];
  if (/\/v1\/messages$/.test(path)) lines.push("-H 'anthropic-version: 2023-06-01'");
  for (const { key, value } of recording.input.get("extra_headers")?.members() ?? []) {
    const name = quote(key.replace(/\p{Cc}/gu, " "));
    // A recorded secret must not travel on in somebody's shell history.
    const secret = /auth|key|token|secret|cookie/i.test(key);
    const shown = secret ? `"$${variableOf(key)}"` : quote((value.string ?? value.raw).replace(/\p{Cc}/gu, " "));
    lines.push(`-H ${name}': '${shown}`);
  }
  return lines;
}

/** `api.together.xyz` asks for `TOGETHER_API_KEY`. */
function apiKeyOf(host: string): string {
  const labels = host.replace(/:\d+$/, "").split(".");
  const named = labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? "") ? labels.at(-2) : undefined;
  return variableOf(`${named ?? "provider"}_api_key`);
}

/** A name that a shell takes for a variable's: nothing but letters, digits and `_` comes out. */
function variableOf(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "_")
    .replace(/^(?=\d)/, "_");
}

/** A text as one word of a POSIX shell, whatever it holds. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
