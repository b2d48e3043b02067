import { openai } from "./openai";
import type { Provider } from "./provider";

/** A recorded host that names the machine itself, and its port. */
export function isLocalHost(host: string, port: number): boolean {
  return ["localhost", "127.0.0.1", "0.0.0.0"].some((name) => host === `${name}:${port}`);
}

export const vllm: Provider = {
  ...openai,
  id: "vllm",
  label: "vLLM",
  matches: ({ kind }, host) => kind === "inference" && isLocalHost(host, 8000),
  defaults: () => ({ baseUrl: "http://127.0.0.1:8000/v1", apiKeyEnv: "VLLM_API_TOKEN" }),
};

export const llamaCpp: Provider = {
  ...openai,
  id: "llama-cpp",
  label: "llama.cpp",
  matches: ({ kind }, host) => kind === "inference" && isLocalHost(host, 8080),
  defaults: () => ({ baseUrl: "http://127.0.0.1:8080", apiKeyEnv: null }),
};
