import type { JsonNode } from "../json/document";
import type { Recording } from "../recording/recording";

/** Whether a field that an SDK declares since one version is declared by another: "2.41.0" by "2.100". */
export function isDeclaredIn(sdk: string, since: string): boolean {
  const [own, first] = [numbersOf(sdk), numbersOf(since)];
  for (let at = 0; at < first.length; at++) {
    const difference = (own[at] ?? 0) - (first[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersOf(version: string): number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10) || 0);
}

type Later = readonly [version: string, path: readonly string[], newer: string, older: string];

/**
 * What recordings that name no version were made with, as far as declared members tell (format, section 3.3): members
 * that newer versions declare, each before one that all of them declare, the newest first; `usual` where none of them
 * stands so.
 */
const CHAT: { usual: string; later: readonly Later[] } = {
  usual: "2.40.0",
  later: [
    ["3.3.2", [], "obfuscation", "service_tier"],
    ["3.2.0", [], "metadata", "service_tier"],
    ["2.45.0", ["usage", "prompt_tokens_details"], "cache_write_tokens", "cached_tokens"],
    ["2.41.0", [], "moderation", "service_tier"],
  ],
};

const RESPONSES: typeof CHAT = {
  usual: "2.7.0",
  later: [
    ["3.20.0", [], "access_programs", "created_at"],
    ["3.9.0", [], "prompt_cache_diagnostics", "prompt_cache_key"],
    ["2.45.0", [], "prompt_cache_options", "user"],
    ["2.41.0", [], "moderation", "service_tier"],
    ["2.15.0", [], "completed_at", "max_output_tokens"],
    ["2.8.0", [], "prompt_cache_retention", "user"],
  ],
};

/**
 * The version of the OpenAI SDK whose fields a recording's typed objects show: the one that it names, or the newest
 * whose members stand among the declared ones (undeclared members stand behind them), whichever is newer.
 */
export function sdkOf(recording: Recording, typed: readonly JsonNode[]): string {
  const named = recording.request.path("provider_metadata", "openai_sdk_version")?.string;
  const data = typed[0]?.get("__data__");
  const response = data?.get("response");
  const isResponse = response !== undefined || data?.get("object")?.string === "response";
  const { usual, later } = isResponse ? RESPONSES : CHAT;
  const [shown] = later.find((row) => isShown(response ?? data, row)) ?? [];
  if (shown !== undefined && named !== undefined) return isDeclaredIn(named, shown) ? named : shown;
  return shown ?? named ?? usual;
}

function isShown(object: JsonNode | undefined, [, path, newer, older]: Later): boolean {
  const keys =
    object
      ?.path(...path)
      ?.members()
      .map(({ key }) => key) ?? [];
  return keys.includes(newer) && keys.indexOf(newer) < keys.indexOf(older);
}
