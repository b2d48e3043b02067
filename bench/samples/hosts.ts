import type { Fields } from "./values";

/** Base URLs of the providers, as a client is given them. The project and its tenants are made up. */
export const hosts = {
  openai: "https://api.openai.com/v1",
  azure: "https://wayfarer-test.openai.azure.com/openai/v1",
  ollama: "http://localhost:11434/v1",
  ollamaNative: "http://localhost:11434",
  vllm: "http://localhost:8000/v1",
  bedrock: "https://bedrock-runtime.eu-central-1.amazonaws.com/openai/v1",
  watsonx: "https://eu-de.ml.cloud.ibm.com/ml/v1",
  vertex: "vertexai://",
  anthropic: "https://api.anthropic.com/v1/messages",
  interactions: "https://generativelanguage.googleapis.com/v1beta/interactions",
  rerank: "http://localhost:8000/rerank",
} as const;

export const sdk: Fields = { openai_sdk_version: "2.30.0" };
export const vllmServer: Fields = { openai_sdk_version: "2.30.0", vllm_server_version: "0.11.2" };
