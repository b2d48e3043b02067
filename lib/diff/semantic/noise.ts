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
  // Mostly only the answer differs: what was asked for is much of a recording.
  const same = before.request.raw === after.request.raw ? "request" : null;
  const noise = [...noiseBelow(leavesOf(before, same), leavesOf(after, same), [])];
  if (noise.length > 0) return noise;
  return [{ name: "order or layout", field: "", before: undefined, after: undefined }];
}

function* noiseBelow(
  old: Leaves | undefined,
  now: Leaves | undefined,
  steps: readonly string[],
): Generator<Noise, void, undefined> {
  const [before, after] = [valuesOf(old), valuesOf(now)];
  if (!sameSet(before, after)) yield { name: nameOf(steps), field: fieldOf(steps), before, after };
  for (const key of new Set([...(old?.below.keys() ?? []), ...(now?.below.keys() ?? [])])) {
    yield* noiseBelow(old?.below.get(key), now?.below.get(key), [...steps, key]);
  }
}

function valuesOf(leaves: Leaves | undefined): ReadonlySet<string> | undefined {
  return leaves && leaves.values.size > 0 ? leaves.values : undefined;
}

/** How a report calls it: what has no name of its own by its key. */
export function noiseWord({ name, field }: Noise): string {
  return name === "other fields" ? `\`${field.split(".").at(-1)}\`` : name;
}

function nameOf(steps: readonly string[]): NoiseName {
  if (steps.includes("usage") || steps.includes("usage_metadata")) return "usage";
  if (steps.includes("headers")) return "headers";
  if (steps.some((step) => /^(?:content_filter|prompt_filter)/.test(step))) return "content filters";
  if (steps.includes("provider_metadata")) return "provider metadata";
  const last = steps.at(-1) ?? "";
  return NAMES.find(([pattern]) => pattern.test(last))?.[1] ?? "other fields";
}

/** `/response/body/__data__/usage/total_tokens` is `usage.total_tokens`. */
function fieldOf(steps: readonly string[]): string {
  const inner = steps.filter((step) => step !== "__data__");
  return (inner[0] === "response" && inner[1] === "body" && inner.length > 2 ? inner.slice(2) : inner).join(".");
}

function sameSet(a: ReadonlySet<string> = none, b: ReadonlySet<string> = none): boolean {
  if (a.size !== b.size) return false;
  for (const value of a) if (!b.has(value)) return false;
  return true;
}

const none: ReadonlySet<string> = new Set();

/** The raw texts of leaves, by the keys that lead to them; list positions are left out. */
type Leaves = { values: Set<string>; below: Map<string, Leaves> };

/** All leaves of a recording, but for those below one of its own keys. */
function leavesOf({ doc }: Recording, without: string | null): Leaves {
  const { text, kinds, starts, ends, nexts } = doc;
  const all: Leaves = { values: new Set(), below: new Map() };
  const walk = (at: number, leaves: Leaves) => {
    const stop = nexts[at] ?? 0;
    const kind = kinds[at];
    if (kind === KIND.object) {
      for (let entry = at + 1; entry < stop; entry = nexts[entry + 1] ?? stop) {
        const key = text.slice((starts[entry] ?? 0) + 1, (ends[entry] ?? 0) - 1);
        if (leaves === all && key === without) continue;
        let below = leaves.below.get(key);
        if (!below) {
          below = { values: new Set(), below: new Map() };
          leaves.below.set(key, below);
        }
        walk(entry + 1, below);
      }
    } else if (kind === KIND.array) {
      for (let item = at + 1; item < stop; item = nexts[item] ?? stop) walk(item, leaves);
    } else if (kind !== KIND.null) {
      // Whether a null is written is the SDK's business.
      leaves.values.add(text.slice(starts[at] ?? 0, ends[at] ?? 0));
    }
  };
  walk(0, all);
  return all;
}
