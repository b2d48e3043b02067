import { recordedOpenai } from "../rerecord/openai";
import { endpointObjection } from "./endpoint";
import { bearer, jsonCall } from "./json-call";
import type { Provider } from "./provider";

const ENDPOINTS = /^(?:\/openai)?(?:\/v1)*\/(?:chat\/completions|completions|embeddings|models|responses)$/;

/** OpenAI, and whatever else speaks its API with a bearer key. */
export const openai: Provider = {
  id: "openai",
  label: "OpenAI or compatible",
  matches: ({ kind, url }) => kind === "inference" && /^https?:\/\//i.test(url),
  defaults: (host) =>
    host === "api.openai.com" ? { baseUrl: "https://api.openai.com/v1", apiKeyEnv: "OPENAI_API_KEY" } : null,
  objection: (recording) => endpointObjection(recording, ENDPOINTS),
  requestOf: (recording, settings) => jsonCall(recording, settings, bearer(settings.key)),
  parse: recordedOpenai,
};
