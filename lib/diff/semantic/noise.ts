import { KIND } from "../../json/document";
import type { Recording } from "../../recording/recording";

/** All that can be noise in what no test sees, by name; docs/review.md says of each why it is. */
export const NOISE_NAMES = [
  "ids",
  "times",
  "durations",
  "fingerprints",
  "obfuscation",
  "usage",
  "content filters",
  "log probabilities",
  "embedding jitter",
  "provider metadata",
  "model version",
  "chunk boundaries",
  "address",
  "headers",
  "class names",
  "envelope",
  "order or layout",
  "other fields",
] as const;
export type NoiseName = (typeof NOISE_NAMES)[number];

/** Kinds of noise by the last key of what differs. */
const NAMES: readonly (readonly [RegExp, NoiseName])[] = [
  [/^(?:id|response_id|item_id|call_id|tool_call_id|tool_use_id)$/, "ids"],
  [/^(?:created|created_at|create_time|expires_at|modified_at|date|updated)$/i, "times"],
  [/^(?:total|load|prompt_eval|eval)_duration$/, "durations"],
  [/^system_fingerprint$/, "fingerprints"],
  [/^obfuscation$/, "obfuscation"],
  [/token|^usage$|^(?:prompt|eval)_count$|^traffic_type$/, "usage"],
  [/^(?:content_filter|prompt_filter)|^(?:filtered|severity|detected)$/, "content filters"],
  [/^(?:logprob|logprobs|top_logprobs|bytes)$/, "log probabilities"],
  [/^(?:embedding)$/, "embedding jitter"],
  [/^(?:provider_metadata|openai_sdk_version|vllm_server_version|watsonx_build.*)$/, "provider metadata"],
  [/^(?:service_tier|model_version|model)$/, "model version"],
  [
    /^(?:content|text|reasoning|reasoning_content|arguments|response|thinking|delta|data|role|finish_reason|index|sequence_number)$/,
    "chunk boundaries",
  ],
  [/^url$/, "address"],
  [/^(?:__type__|object)$/, "class names"],
  [/^id_normalization_mapping$|^test_id$|^is_streaming$/, "envelope"],
];

/** Values without meaning that differ: of which kind, and under which keys, positions left out. */
export type Noise = {
  name: NoiseName;
  /** Empty where the values are the same, and only how they are written down differs. */
  field: string;
  /** The raw texts; undefined where there are none. */
  before: ReadonlySet<string> | undefined;
  after: ReadonlySet<string> | undefined;
};

/**
 * What differs between two recordings that mean the same: the values under the same keys are compared as sets, so that
 * a stream in other pieces differs in nothing that each of its chunks repeats.
 */
export function noiseBetween(before: Recording, after: Recording): Noise[] {
  if (before.doc.text === after.doc.text) return [];
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const noise: Noise[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    if (!sameSet(was, is)) noise.push({ name: nameOf(key), field: fieldOf(key), before: was, after: is });
  }
  if (noise.length > 0) return noise;
  return [{ name: "order or layout", field: "", before: undefined, after: undefined }];
}

/** How a report calls it: what has no name of its own by its key. */
export function noiseWord({ name, field }: Noise): string {
  return name === "other fields" ? `\`${field.split(".").at(-1)}\`` : name;
}

function nameOf(path: string): NoiseName {
  const steps = path.split("/");
  if (steps.includes("usage") || steps.includes("usage_metadata")) return "usage";
  if (steps.includes("headers")) return "headers";
  if (steps.some((step) => /^(?:content_filter|prompt_filter)/.test(step))) return "content filters";
  if (steps.includes("provider_metadata")) return "provider metadata";
  const last = steps.at(-1) ?? "";
  return NAMES.find(([pattern]) => pattern.test(last))?.[1] ?? "other fields";
}

/** `/response/body/__data__/usage/total_tokens` is `usage.total_tokens`. */
function fieldOf(path: string): string {
  const steps = path.slice(1).split("/");
  const inner = steps.filter((step) => step !== "__data__");
  return (inner[0] === "response" && inner[1] === "body" && inner.length > 2 ? inner.slice(2) : inner).join(".");
}

function sameSet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every((value) => b.has(value));
}

/** The raw texts of all leaves, by the keys that lead to them; list positions are left out. */
function leavesOf({ doc }: Recording): Map<string, Set<string>> {
  const leaves = new Map<string, Set<string>>();
  const { text, kinds, starts, ends, nexts } = doc;
  const walk = (at: number, path: string) => {
    const stop = nexts[at] ?? 0;
    const kind = kinds[at];
    if (kind === KIND.object) {
      for (let key = at + 1; key < stop; key = nexts[key + 1] ?? stop) {
        walk(key + 1, `${path}/${text.slice((starts[key] ?? 0) + 1, (ends[key] ?? 0) - 1)}`);
      }
    } else if (kind === KIND.array) {
      for (let item = at + 1; item < stop; item = nexts[item] ?? stop) walk(item, path);
    } else if (kind !== KIND.null) {
      // Whether a null is written is the SDK's business.
      const values = leaves.get(path) ?? new Set();
      leaves.set(path, values.add(text.slice(starts[at] ?? 0, ends[at] ?? 0)));
    }
  };
  walk(0, "");
  return leaves;
}
