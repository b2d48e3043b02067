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
