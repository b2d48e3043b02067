import type { JsonNode } from "../json/document";
import type { Usage } from "../recording/message";

/** Token counts as the OpenAI APIs name them (`prompt_tokens` or `input_tokens`); null where there are none. */
export function openaiUsageOf(node: JsonNode | undefined): Usage | null {
  if (node?.kind !== "object") return null;
  const count = (...names: string[]): number | null => {
    for (const name of names) {
      const value = node.get(name)?.number;
      if (value !== undefined) return value;
    }
    return null;
  };
  const detail = (groups: string[], name: string): number | null => {
    for (const group of groups) {
      const value = node.get(group)?.get(name)?.number;
      if (value !== undefined) return value;
    }
    return null;
  };
  const usage: Usage = {
    input: count("prompt_tokens", "input_tokens"),
    output: count("completion_tokens", "output_tokens"),
    total: count("total_tokens"),
    reasoning: detail(["completion_tokens_details", "output_tokens_details"], "reasoning_tokens"),
    cached: detail(["prompt_tokens_details", "input_tokens_details"], "cached_tokens"),
  };
  return Object.values(usage).every((value) => value === null) ? null : usage;
}
