import { single, streamed, typed } from "../scene";
import { tokensOf } from "../text";
import type { Fields, Value } from "../values";
import { type Style, styleExtras } from "./style";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const COMPLETION = "openai.types.chat.chat_completion.ChatCompletion";

export type Tokens = { prompt: number; completion: number; reasoning?: number; cached?: number };

/** What one streamed delta brings; what is left out is null on the wire. */
export type Step = {
  content?: string;
  refusal?: string;
  toolCalls?: Value[];
  finish?: string;
  index?: number;
  logprobs?: Value;
  delta?: Fields;
};

/** A text, a token a step. */
export function say(text: string, index = 0): Step[] {
  return tokensOf(text).map((content) => ({ content, index }));
}

export type Call = { id: string; name: string; arguments: string };

/** A tool call as OpenAI streams it: a head with an empty string, then pieces of the arguments. */
export function callInPieces(call: Call, index: number): Step[] {
  const head: Fields = {
    index,
    id: call.id,
    function: { arguments: "", name: call.name },
    type: "function",
  };
  const pieces = tokensOf(call.arguments).map(
    (piece): Step => ({
      toolCalls: [{ index, id: null, function: { arguments: piece, name: null }, type: null }],
    }),
  );
  return [{ toolCalls: [head] }, ...pieces];
}

/** A tool call as Ollama streams it: whole. */
export function callWhole(call: Call, index: number): Step {
  const { id, name } = call;
  return {
    content: "",
    toolCalls: [{ index, id, function: { arguments: call.arguments, name }, type: "function" }],
  };
}

/** A streamed answer: the steps, and a last chunk with the usage and no choices where `usage` is given. */
export function chatStream(style: Style, steps: readonly Step[], usage: Tokens | null) {
  const firstOf = new Set<number>();
  return streamed((rec) => {
    firstOf.clear();
    const chunks = steps.map((step, position) => {
      const index = step.index ?? 0;
      const speaks = style.role === "always" || !firstOf.has(index);
      firstOf.add(index);
      return chunk(style, rec, position, [choiceOf(style, step, position, speaks)], null);
    });
    const header = style.header ? [style.header(rec)] : [];
    const trailer = usage ? [chunk(style, rec, steps.length, [], usageOf(style, usage))] : [];
    return [...header, ...chunks, ...trailer];
  });
}

function choiceOf(style: Style, step: Step, position: number, speaks: boolean): Fields {
  const delta: Fields = {
    content: step.content ?? null,
    function_call: null,
    refusal: step.refusal ?? null,
    role: speaks ? "assistant" : null,
    tool_calls: step.toolCalls ?? null,
    ...step.delta,
  };
  return {
    delta,
    finish_reason: step.finish ?? null,
    index: step.index ?? 0,
    logprobs: step.logprobs ?? null,
    ...styleExtras(style.choice, position),
  };
}

function chunk(style: Style, rec: string, position: number, choices: Fields[], usage: Value): Fields {
  return typed(CHUNK, {
    id: rec,
    choices,
    created: 0,
    model: style.model,
    object: "chat.completion.chunk",
    service_tier: style.tier,
    system_fingerprint: style.fingerprint,
    usage,
    ...styleExtras(style.root, position),
  });
}

export type Answer = {
  content: string | null;
  refusal?: string;
  toolCalls?: Value[] | null;
  finish: string;
  logprobs?: Value;
  message?: Fields;
  choice?: Fields;
};

/** An answer in one piece; more than one choice where `n` was asked for. */
export function chatSingle(style: Style, answers: readonly Answer[], usage: Tokens, extras: Fields = {}) {
  return single((rec) =>
    typed(COMPLETION, {
      id: rec,
      choices: answers.map((answer, index) => ({
        finish_reason: answer.finish,
        index,
        logprobs: answer.logprobs ?? null,
        message: {
          content: answer.content,
          refusal: answer.refusal ?? null,
          role: "assistant",
          annotations: style.detailed ? [] : null,
          audio: null,
          function_call: null,
          tool_calls: answer.toolCalls ?? null,
          ...answer.message,
        },
        ...answer.choice,
      })),
      created: 0,
      model: style.model,
      object: "chat.completion",
      service_tier: style.tier,
      system_fingerprint: style.fingerprint,
      usage: usageOf(style, usage),
      ...extras,
    }),
  );
}

export function usageOf(
  style: Pick<Style, "detailed">,
  { prompt, completion, reasoning = 0, cached = 0 }: Tokens,
): Fields {
  const details = {
    accepted_prediction_tokens: 0,
    audio_tokens: 0,
    reasoning_tokens: reasoning,
    rejected_prediction_tokens: 0,
  };
  return {
    completion_tokens: completion,
    prompt_tokens: prompt,
    total_tokens: prompt + completion,
    completion_tokens_details: style.detailed ? details : null,
    prompt_tokens_details: style.detailed ? { audio_tokens: 0, cached_tokens: cached } : null,
  };
}
