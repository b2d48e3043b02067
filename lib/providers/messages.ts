import { recordedHttp } from "../rerecord/http";
import { jsonCall } from "./json-call";
import { isLocalHost } from "./loopback";
import type { Provider } from "./provider";

/** Anthropic-style messages over raw HTTP: Anthropic itself, Ollama, vLLM. */
export const messages: Provider = {
  id: "messages",
  label: "Anthropic messages",
  matches: ({ kind, endpoint }) => kind === "http" && endpoint.endsWith("/messages"),
  defaults: (host) => {
    if (host === "api.anthropic.com") return { baseUrl: "https://api.anthropic.com", apiKeyEnv: "ANTHROPIC_API_KEY" };
    return isLocalHost(host, 11434) ? { baseUrl: "http://127.0.0.1:11434/v1", apiKeyEnv: null } : null;
  },
  objection: () => null,
  requestOf: (recording, settings) =>
    jsonCall(recording, settings, [
      ["x-api-key", settings.key ?? "no-key-required"],
      ["anthropic-version", "2023-06-01"],
    ]),
  parse: recordedHttp,
};
