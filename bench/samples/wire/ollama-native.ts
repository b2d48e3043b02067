import { single, streamed, typed } from "../scene";
import { stretchesOf } from "../text";
import type { Fields, Value } from "../values";

/** Ollama's own API (format, section 3.2): times and durations are normalised on write. */
type Counts = { prompt: number; output: number };

function base(model: string, counts: Counts | null): Fields {
  const measured = counts ? 0 : null;
  return {
    model,
    created_at: "1970-01-01T00:00:00.000000Z",
    done: counts !== null,
    done_reason: counts ? "stop" : null,
    total_duration: measured,
    load_duration: measured,
    prompt_eval_count: counts?.prompt ?? null,
    prompt_eval_duration: measured,
    eval_count: counts?.output ?? null,
    eval_duration: measured,
  };
}

function generated(model: string, response: string, counts: Counts | null): Fields {
  return typed("ollama._types.GenerateResponse", {
    ...base(model, counts),
    response,
    thinking: null,
    context: null,
  });
}

export function generateSingle(model: string, text: string, counts: Counts) {
  return single(() => generated(model, text, counts));
}

export function generateStream(model: string, text: string, counts: Counts) {
  return streamed(() => [
    ...stretchesOf(text, 1).map((piece) => generated(model, piece, null)),
    generated(model, "", counts),
  ]);
}

type Said = { content?: string; thinking?: string; calls?: Value[] };

function chatted(model: string, { content = "", thinking, calls }: Said, counts: Counts | null): Fields {
  const message = {
    role: "assistant",
    content,
    thinking: thinking ?? null,
    images: null,
    tool_name: null,
    tool_calls: calls ?? null,
  };
  return typed("ollama._types.ChatResponse", { ...base(model, counts), message });
}

export function nativeChat(model: string, said: Said, counts: Counts) {
  return single(() => chatted(model, said, counts));
}

export function nativeChatStream(model: string, thinking: string, content: string, counts: Counts) {
  return streamed(() => [
    ...stretchesOf(thinking, 2).map((piece) => chatted(model, { thinking: piece }, null)),
    ...stretchesOf(content, 1).map((piece) => chatted(model, { content: piece }, null)),
    chatted(model, {}, counts),
  ]);
}

export function nativeEmbed(model: string, embeddings: Value[], tokens: number) {
  const counted = { ...base(model, null), total_duration: 0, load_duration: 0, prompt_eval_count: tokens };
  return single(() => typed("ollama._types.EmbedResponse", { ...counted, done: null, embeddings }));
}

export type LocalModel = { name: string; digest: string; size: number; family: string; parameters: string };

function details({ family, parameters }: LocalModel): Fields {
  return {
    parent_model: "",
    format: "gguf",
    family,
    families: [family],
    parameter_size: parameters,
    quantization_level: "Q4_K_M",
  };
}

export function loadedModels(models: readonly LocalModel[]) {
  return single(() =>
    typed("ollama._types.ProcessResponse", {
      models: models.map((model) => ({
        model: model.name,
        name: model.name,
        digest: model.digest,
        expires_at: "2026-05-04T09:31:12.480213+02:00",
        size: model.size,
        size_vram: model.size,
        details: details(model),
        context_length: 8192,
      })),
    }),
  );
}

export function localModels(models: readonly LocalModel[]) {
  return single(() =>
    typed("ollama._types.ListResponse", {
      models: models.map((model) => ({
        model: model.name,
        modified_at: "2026-04-28T17:05:44.019276+02:00",
        digest: model.digest,
        size: model.size,
        details: details(model),
      })),
    }),
  );
}
