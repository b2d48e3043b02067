import type { z } from "zod";
import { chatCompletion } from "./chat-completion";
import { chatCompletionChunk } from "./chat-completion-chunk";
import { completion } from "./completion";
import { createEmbeddingResponse } from "./embeddings";
import { modelResponseStream } from "./litellm";
import { model } from "./model";
import {
  chatResponse,
  embedResponse,
  generateResponse,
  listResponse,
  processResponse,
  progressResponse,
} from "./ollama";
import { events } from "./responses/events";
import { response } from "./responses/response";
import { processFileResponse, toolInvocationResult } from "./tools";

const CLASSES: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  ["ChatCompletion", chatCompletion],
  ["ChatCompletionChunk", chatCompletionChunk],
  ["Completion", completion],
  ["CreateEmbeddingResponse", createEmbeddingResponse],
  ["Model", model],
  ["ProcessResponse", processResponse],
  ["ListResponse", listResponse],
  ["ProgressResponse", progressResponse],
  ["GenerateResponse", generateResponse],
  ["ChatResponse", chatResponse],
  ["EmbedResponse", embedResponse],
  ["ToolInvocationResult", toolInvocationResult],
  ["ProcessFileResponse", processFileResponse],
  ["ModelResponseStream", modelResponseStream],
  ["Response", response],
  ...Object.entries(events).map(([name, event]) => [`Response${name}Event`, event] as const),
]);

/** The class that a recorded `__type__` names by its last word; null for one that is not known (format, section 3). */
export function classOf(type: string): z.ZodObject | null {
  return CLASSES.get(type.slice(type.lastIndexOf(".") + 1)) ?? null;
}
