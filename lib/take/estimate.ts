import { conversationOf } from "../dialects";
import type { Recording } from "../recording/recording";

/** What asking again will take, as far as the old answers tell. */
export type Estimate = {
  requests: number;
  /** Tokens that the old answers say they used; null where none says so. */
  tokens: number | null;
  /** Recordings that say nothing of tokens. */
  unknown: number;
};

export const nothing: Estimate = { requests: 0, tokens: null, unknown: 0 };

/** Both together. */
export function plus(a: Estimate, b: Estimate): Estimate {
  const tokens = a.tokens === null ? b.tokens : a.tokens + (b.tokens ?? 0);
  return { requests: a.requests + b.requests, tokens, unknown: a.unknown + b.unknown };
}

/** Sums up what the old answers used; `times`: how often each is asked. */
export function estimateOf(recordings: Iterable<Recording>, times = 1): Estimate {
  let [requests, tokens, known, unknown] = [0, 0, 0, 0];
  for (const recording of recordings) {
    requests += times;
    const { usage } = conversationOf(recording).response;
    const total = usage && (usage.total ?? (usage.input ?? 0) + (usage.output ?? 0));
    if (total === null) unknown++;
    else {
      known++;
      tokens += total * times;
    }
  }
  return { requests, tokens: known === 0 ? null : tokens, unknown };
}
