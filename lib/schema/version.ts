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

/** What recordings that name no version were made with, as far as declared members tell (format, section 3.3). */
const USUAL = "2.40.0";

/** Members that newer versions declare, each before one that all of them declare. */
const LATER: readonly (readonly [version: string, path: readonly string[], newer: string, older: string])[] = [
  ["3.3.2", [], "obfuscation", "service_tier"],
  ["3.2.0", [], "metadata", "service_tier"],
  ["2.45.0", ["usage", "prompt_tokens_details"], "cache_write_tokens", "cached_tokens"],
  ["2.41.0", [], "moderation", "service_tier"],
];

/**
 * The version of the OpenAI SDK whose fields a recording's typed objects show: the one that it names, or the newest
 * whose members stand among the declared ones (undeclared members stand behind them).
 */
export function sdkOf(recording: Recording, typed: readonly JsonNode[]): string {
  const named = recording.request.path("provider_metadata", "openai_sdk_version")?.string;
  const [first] = typed;
  const shown = LATER.find(([, path, newer, older]) => {
    const keys =
      first
        ?.path("__data__", ...path)
        ?.members()
        .map(({ key }) => key) ?? [];
    return keys.includes(newer) && keys.indexOf(newer) < keys.indexOf(older);
  });
  return shown?.[0] ?? named ?? USUAL;
}
