import { KIND } from "../../json/document";
import type { Recording } from "../../recording/recording";

/** Kinds of noise by the last key of what differs; whatever has no name here is called by its key. */
const NAMES: readonly (readonly [RegExp, string])[] = [
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
    /^(?:content|text|reasoning|reasoning_content|arguments|response|thinking|delta|data|role|finish_reason|index)$/,
    "chunk boundaries",
  ],
  [/^url$/, "address"],
  [/^(?:__type__)$/, "class names"],
  [/^id_normalization_mapping$|^test_id$|^is_streaming$/, "layout"],
];

/**
 * What differs between two recordings that mean the same, by name: the values under the same keys are compared as sets,
 * so that a stream in other pieces differs in nothing that each of its chunks repeats.
 */
export function noiseBetween(before: Recording, after: Recording): string[] {
  if (before.doc.text === after.doc.text) return [];
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const names = new Set<string>();
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    if (!sameSet(old.get(key), now.get(key))) names.add(nameOf(key));
  }
  // All values are the same in the same places: what differs is how they are written down.
  return names.size === 0 ? ["order or layout"] : [...names].sort();
}

function nameOf(path: string): string {
  const steps = path.split("/");
  if (steps.includes("usage") || steps.includes("usage_metadata")) return "usage";
  if (steps.includes("headers")) return "headers";
  if (steps.some((step) => /^(?:content_filter|prompt_filter)/.test(step))) return "content filters";
  if (steps.includes("provider_metadata")) return "provider metadata";
  const last = steps.at(-1) ?? "";
  return NAMES.find(([pattern]) => pattern.test(last))?.[1] ?? `\`${last}\``;
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
