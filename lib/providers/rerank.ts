import { recordedHttp } from "../rerecord/http";
import { bearer, jsonCall } from "./json-call";
import { isLocalHost } from "./loopback";
import type { Provider } from "./provider";

/** Whatever else is recorded as raw HTTP with a bearer key: rerank of vLLM and others. */
export const rerank: Provider = {
  id: "rerank",
  label: "Raw HTTP (rerank)",
  matches: ({ kind }) => kind === "http",
  defaults: (host) =>
    isLocalHost(host, 8000) ? { baseUrl: "http://127.0.0.1:8000/v1", apiKeyEnv: "VLLM_API_TOKEN" } : null,
  objection: () => null,
  requestOf: (recording, settings) => jsonCall(recording, settings, bearer(settings.key)),
  parse: recordedHttp,
};
