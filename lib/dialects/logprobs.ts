import type { JsonNode } from "../json/document";
import type { TokenLogprob } from "../recording/message";

/**
 * Log probabilities of a choice, in either form: a list of tokens (`content`, else `refusal`; also of the responses
 * API), or the parallel lists of completions (`tokens`, `token_logprobs`, `top_logprobs` as maps). Tokens without a
 * probability are left out.
 */
export function logprobsOf(node: JsonNode | undefined): TokenLogprob[] {
  if (!node) return [];
  if (node.kind === "array") return tokensOf(node);
  const listed = node.get("content")?.kind === "array" ? node.get("content") : node.get("refusal");
  return listed?.kind === "array" ? tokensOf(listed) : parallelOf(node);
}

function tokensOf(list: JsonNode): TokenLogprob[] {
  return list.items().flatMap((item) => {
    const found = tokenOf(item);
    const top = item.get("top_logprobs")?.items().flatMap(tokenOf);
    return found.map((entry) => ({ ...entry, top: top ?? [] }));
  });
}

function tokenOf(item: JsonNode): { token: string; logprob: number }[] {
  const token = item.get("token")?.string;
  const logprob = item.get("logprob")?.number;
  return token === undefined || logprob === undefined ? [] : [{ token, logprob }];
}

function parallelOf(node: JsonNode): TokenLogprob[] {
  const tokens = node.get("tokens")?.items() ?? [];
  const logprobs = node.get("token_logprobs")?.items() ?? [];
  const tops = node.get("top_logprobs")?.items() ?? [];
  return tokens.flatMap((item, position) => {
    const logprob = logprobs[position]?.number;
    if (item.string === undefined || logprob === undefined) return [];
    const top = (tops[position]?.members() ?? []).flatMap(({ key, value }) =>
      value.number === undefined ? [] : [{ token: key, logprob: value.number }],
    );
    return [{ token: item.string, logprob, top }];
  });
}
