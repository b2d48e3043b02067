import { seeded } from "../seeded";
import { tokensOf } from "../text";
import { type Fields, float, type Value } from "../values";
import type { Step } from "./chat";

/** Log probabilities of the tokens of a text, with what the model might have said instead. */
export function logprobsOf(text: string, others: Record<string, string[]>): Value {
  return { content: tokensOf(text).map((token) => tokenOf(token, others[token] ?? [])), refusal: null };
}

/** The steps of a stream, each with its own token's log probability. */
export function sayWithLogprobs(text: string, others: Record<string, string[]>): Step[] {
  return tokensOf(text).map((token) => ({
    content: token,
    logprobs: { content: [tokenOf(token, others[token] ?? [])], refusal: null },
  }));
}

/** A token without rivals is all but certain; each rival takes a part of what is left. */
function tokenOf(token: string, rivals: readonly string[]): Fields {
  const next = seeded(`log probability of ${token}`);
  const chance = rivals.length === 0 ? 1 - next() ** 4 * 1e-4 : 0.45 + next() * 0.3;
  const own = entry(token, Math.log(chance));
  const top = rivals.map((rival, index) => entry(rival, Math.log((1 - chance) / 2 ** (index + 1))));
  return { ...own, top_logprobs: rivals.length === 0 ? [own] : [own, ...top] };
}

function entry(token: string, logprob: number): Fields {
  return { token, bytes: [...new TextEncoder().encode(token)], logprob: float(logprob) };
}
