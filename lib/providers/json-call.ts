import { sentBodyOf } from "../recording/curl";
import type { Recording } from "../recording/recording";
import type { Settings } from "./config";
import type { CallResult } from "./provider";
import { targetOf } from "./target";

export type Header = readonly [name: string, value: string];

/** The header that brings a key; none where there is no key. */
export function bearer(key: string | null): Header[] {
  return key === null ? [] : [["Authorization", `Bearer ${key}`]];
}

/** Calls that the recorder files as POST and that are GET on the wire (format, section 5). */
const GET_ENDPOINTS = new Set(["/v1/models", "/v1/openai/v1/models", "/api/ps", "/api/tags"]);

/** The recorded call, with JSON as its SDK sends it, and a provider's own headers. */
export function jsonCall(recording: Recording, { baseUrl }: Settings, headers: readonly Header[]): CallResult {
  const isGet = recording.kind === "inference" && GET_ENDPOINTS.has(recording.endpoint);
  const url = targetOf(recording, baseUrl);
  if (isGet) return { ok: true, call: { method: "GET", url, headers, body: null } };
  const all: Header[] = [["Content-Type", "application/json"], ...headers, ...extraHeaders(recording)];
  return { ok: true, call: { method: "POST", url, headers: all, body: sdkBodyOf(recording) } };
}

/** What SDKs send though their caller did not say it, and what endpoints would else take for something other. */
const UNSAID: readonly (readonly [endpoint: RegExp, name: string, value: string])[] = [
  [/^\/(?!api\/).*\/embeddings$/, "encoding_format", '"base64"'],
  [/^\/api\/(?:chat|generate|pull)$/, "stream", "false"],
];

function sdkBodyOf({ kind, endpoint, input }: Recording): string {
  const body = sentBodyOf(input);
  const unsaid = UNSAID.find(([pattern, name]) => pattern.test(endpoint) && input.get(name) === undefined);
  if (kind !== "inference" || !unsaid) return body;
  const [, name, value] = unsaid;
  return body.replace(/^(\{\s*)/, `{"${name}": ${value}${input.members().length > 0 ? ", " : ""}`);
}

/** Headers that the test asked for. What may be a secret, or decides who is asked, never comes from a file. */
const REFUSED = /auth|key|token|secret|cookie|^host$|^content-|^transfer-|^connection$/i;

function extraHeaders({ input }: Recording): Header[] {
  const members = input.get("extra_headers")?.members() ?? [];
  return members.flatMap(({ key, value }): Header[] => {
    const text = value.string;
    const isPlain = text !== undefined && /^[\x20-\x7e]*$/.test(text) && /^[A-Za-z0-9-]+$/.test(key);
    return isPlain && !REFUSED.test(key) ? [[key, text]] : [];
  });
}
