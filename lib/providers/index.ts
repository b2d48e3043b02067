import type { Recording } from "../recording/recording";
import { azure } from "./azure";
import { bedrock } from "./bedrock";
import { gemini, interactions } from "./gemini";
import { local } from "./local";
import { llamaCpp, vllm } from "./loopback";
import { messages } from "./messages";
import { ollama } from "./ollama";
import { openai } from "./openai";
import type { Provider } from "./provider";
import { rerank } from "./rerank";
import { tavily } from "./tavily";
import { vertex } from "./vertex";
import { watsonx } from "./watsonx";

/** All providers, the more particular first. */
export const providers: readonly Provider[] = [
  vertex,
  azure,
  bedrock,
  watsonx,
  gemini,
  ollama,
  vllm,
  llamaCpp,
  openai,
  messages,
  interactions,
  rerank,
  tavily,
  local,
];

/** The provider of a recorded call; `host` as `hostKeyOf` gives it. */
export function providerOf(recording: Recording, host: string): Provider {
  return providers.find((provider) => provider.matches(recording, host)) ?? local;
}
