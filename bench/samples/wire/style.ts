import { typed } from "../scene";
import { paddingOf } from "../seeded";
import type { Fields, Value } from "../values";

/** How a provider's OpenAI-style answers differ from another's (format, section 2.3). */
export type Style = {
  model: string;
  fingerprint: string | null;
  tier: string | null;
  /** Whether each delta repeats the role. */
  role: "once" | "always";
  /** Whether the usage has details. */
  detailed: boolean;
  root?: (position: number) => Fields;
  choice?: (position: number) => Fields;
  /** A chunk before the first delta. */
  header?: (rec: string) => Fields;
};

export function styleExtras(make: ((position: number) => Fields) | undefined, position: number): Fields {
  return make ? make(position) : {};
}

export function openAi(model: string, label: string): Style {
  return {
    model,
    fingerprint: "fp_7c1d20be94",
    tier: "default",
    role: "once",
    detailed: true,
    root: (position) => ({ obfuscation: paddingOf(`${label} ${position}`, 15) }),
  };
}

const harmless: Fields = { filtered: false, severity: "safe" };
const undetected: Fields = { filtered: false, detected: false };
export const contentFilter: Fields = { hate: harmless, self_harm: harmless, sexual: harmless, violence: harmless };
export const promptFilter: Value = [
  { prompt_index: 0, content_filter_results: { hate: harmless, jailbreak: undetected, violence: harmless } },
];

export function azure(model: string, label: string): Style {
  return {
    ...openAi(model, label),
    fingerprint: "fp_b54a90c1e2",
    tier: null,
    choice: (position) => ({ content_filter_results: position === 0 ? {} : contentFilter }),
    header: (rec) =>
      typed("openai.types.chat.chat_completion_chunk.ChatCompletionChunk", {
        id: rec,
        choices: [],
        created: 0,
        model: "",
        object: "",
        service_tier: null,
        system_fingerprint: null,
        usage: null,
        prompt_filter_results: promptFilter,
      }),
  };
}

export function ollama(model: string): Style {
  return { model, fingerprint: "fp_ollama", tier: null, role: "always", detailed: false };
}

export function vllm(model: string): Style {
  return {
    model,
    fingerprint: null,
    tier: null,
    role: "once",
    detailed: false,
    root: (position): Fields => (position === 0 ? { prompt_token_ids: null } : {}),
    choice: (position): Fields => (position === 0 ? {} : { stop_reason: null, token_ids: null }),
  };
}

export function bedrock(model: string, label: string): Style {
  return {
    model,
    fingerprint: null,
    tier: "default",
    role: "always",
    detailed: false,
    choice: (position) => ({ obfuscation: paddingOf(`${label} ${position}`, 60) }),
  };
}

export function watsonx(model: string, version: string): Style {
  const extras = { model_id: model, model_version: version, created_at: "1970-01-01T00:00:00.000000Z" };
  const warning = { message: "The answers of this model are made up for the samples.", id: "sample_warning" };
  return {
    model,
    fingerprint: null,
    tier: null,
    role: "once",
    detailed: false,
    root: (position) => (position === 0 ? { ...extras, system: { warnings: [warning] } } : extras),
  };
}
