import { recordedOllama } from "../rerecord/ollama";
import { recordedOpenai } from "../rerecord/openai";
import { endpointObjection } from "./endpoint";
import { bearer, jsonCall } from "./json-call";
import { isLocalHost } from "./loopback";
import { openai } from "./openai";
import type { Provider } from "./provider";

const NATIVE = /^\/api\/(?:ps|tags|generate|chat|embed|embeddings|pull)$/;
const isNative = (endpoint: string) => endpoint.startsWith("/api/");

/** Ollama, by its own API and by the OpenAI-compatible one, which wants a key but takes any. */
export const ollama: Provider = {
  id: "ollama",
  label: "Ollama",
  matches: ({ kind, endpoint }, host) => kind === "inference" && (isNative(endpoint) || isLocalHost(host, 11434)),
  defaults: (host) => (isLocalHost(host, 11434) ? { baseUrl: "http://127.0.0.1:11434/v1", apiKeyEnv: null } : null),
  objection: (recording) =>
    isNative(recording.endpoint) ? endpointObjection(recording, NATIVE) : openai.objection(recording),
  requestOf: (recording, settings) =>
    jsonCall(recording, settings, isNative(recording.endpoint) ? [] : bearer(settings.key ?? "ollama")),
  parse: (recording, answer) =>
    isNative(recording.endpoint) ? recordedOllama(recording, answer) : recordedOpenai(recording, answer),
};
