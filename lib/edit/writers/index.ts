import { anthropic } from "./anthropic";
import { chat } from "./chat";
import { embeddingsUsagePlaces, rerankUsagePlaces } from "./chat-usage";
import { genai } from "./genai";
import { interactions } from "./interactions";
import { ollama } from "./ollama";
import { responses } from "./responses";
import type { Writer } from "./writer";

const WRITERS: ReadonlyMap<string, Writer> = new Map([
  ["openai-chat", chat],
  ["openai-completions", chat],
  ["openai-responses", responses],
  ["anthropic", anthropic],
  ["interactions", interactions],
  ["genai", genai],
  ["ollama", ollama],
  ["openai-embeddings", { usage: ({ draft }) => embeddingsUsagePlaces(draft) }],
  ["rerank", { usage: ({ draft }) => rerankUsagePlaces(draft) }],
]);

/** By the id of the dialect that read the answer; other families have texts with a place of their own, or none. */
export function writerOf(dialect: string): Writer {
  return WRITERS.get(dialect) ?? {};
}
