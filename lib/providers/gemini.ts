import { recordedHttp } from "../rerecord/http";
import { bearer, jsonCall } from "./json-call";
import { openai } from "./openai";
import type { Provider } from "./provider";

const HOST = "generativelanguage.googleapis.com";
const usual = { baseUrl: `https://${HOST}/v1beta/openai`, apiKeyEnv: "GEMINI_API_KEY" };

/** Gemini by its OpenAI-compatible endpoint. */
export const gemini: Provider = {
  ...openai,
  id: "gemini",
  label: "Gemini (compatible endpoint)",
  matches: ({ kind }, host) => kind === "inference" && host === HOST,
  defaults: () => usual,
};

/** Gemini's interactions, over raw HTTP. */
export const interactions: Provider = {
  id: "interactions",
  label: "Gemini interactions",
  matches: ({ kind, endpoint }) => kind === "http" && endpoint.endsWith("/interactions"),
  defaults: (host) => (host === HOST ? usual : null),
  objection: () => null,
  requestOf: (recording, settings) =>
    jsonCall(recording, settings, settings.key?.startsWith("ya29.") ? bearer(settings.key) : googKey(settings.key)),
  parse: recordedHttp,
};

function googKey(key: string | null): [string, string][] {
  return key === null ? [] : [["x-goog-api-key", key]];
}
