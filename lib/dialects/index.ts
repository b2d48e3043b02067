import type { Conversation, ResponseError, ResponseView } from "../recording/message";
import type { Recording } from "../recording/recording";
import { anthropic } from "./anthropic";
import type { Dialect } from "./dialect";
import { fileProcessor } from "./file-processor";
import { genai } from "./genai";
import { http } from "./http";
import { interactions } from "./interactions";
import { ollama } from "./ollama";
import { openaiChat } from "./openai-chat";
import { openaiCompletions } from "./openai-completions";
import { openaiEmbeddings } from "./openai-embeddings";
import { openaiModels } from "./openai-models";
import { openaiResponses } from "./openai-responses";
import { rerank } from "./rerank";
import { emptyResponse } from "./shared";
import { tool } from "./tool";
import { unknown } from "./unknown";

/** All wire families, the more particular first. */
export const dialects: readonly Dialect[] = [
  anthropic,
  interactions,
  rerank,
  genai,
  ollama,
  openaiChat,
  openaiCompletions,
  openaiEmbeddings,
  openaiModels,
  openaiResponses,
  tool,
  fileProcessor,
  http,
  unknown,
];

/** The wire family of a recording: the first that matches, `unknown` where none does. */
export function dialectOf(recording: Recording): Dialect {
  return dialects.find((dialect) => dialect.matches(recording)) ?? unknown;
}

/** Folds a recording, streamed or not, into messages. Never throws; unknown shapes become `json` parts. */
export function conversationOf(recording: Recording): Conversation {
  const dialect = dialectOf(recording);
  return { dialect: dialect.id, request: dialect.readRequest(recording), response: responseOf(dialect, recording) };
}

function responseOf(dialect: Dialect, recording: Recording): ResponseView {
  const error = exceptionOf(recording);
  if (!error) return dialect.readResponse(recording);
  const hasBody = recording.body !== undefined && !recording.body.isNull;
  const answered = hasBody ? dialect.readResponse(recording) : { ...emptyResponse, messages: [] };
  return { ...answered, error };
}

function exceptionOf({ exception }: Recording): ResponseError | null {
  if (!exception) return null;
  const { data, message } = exception;
  return {
    type: data?.get("type")?.string ?? "exception",
    message: message || (data?.get("message")?.string ?? ""),
    status: data?.get("status_code")?.number ?? null,
  };
}
