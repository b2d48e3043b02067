import { recordedHttp } from "../rerecord/http";
import { endpointObjection } from "./endpoint";
import { bearer, jsonCall } from "./json-call";
import { isLocalHost } from "./loopback";
import type { Provider } from "./provider";

/** Reranking over raw HTTP with a bearer key: vLLM and others. All other raw HTTP is taken for it, and refused. */
export const rerank: Provider = {
  id: "rerank",
  label: "Raw HTTP (rerank)",
  matches: ({ kind }) => kind === "http",
  defaults: (host) =>
    isLocalHost(host, 8000) ? { baseUrl: "http://127.0.0.1:8000/v1", apiKeyEnv: "VLLM_API_TOKEN" } : null,
  objection: (recording) => endpointObjection(recording, /\/rerank$/),
  requestOf: (recording, settings) => jsonCall(recording, settings, bearer(settings.key)),
  parse: recordedHttp,
};
