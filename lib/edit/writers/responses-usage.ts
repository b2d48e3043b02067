import type { JsonNode } from "../../json/document";
import type { UsagePlaces } from "./usage";
import { nodeOf } from "./writer";

/** Where the counts of a response stand below the object at `path`, and the members of its class. */
export function responsesUsage(path: string): Pick<UsagePlaces, "paths" | "orderAt" | "declared"> {
  return {
    paths: {
      input: [`${path}/usage/input_tokens`],
      output: [`${path}/usage/output_tokens`],
      total: [`${path}/usage/total_tokens`],
      reasoning: [`${path}/usage/output_tokens_details/reasoning_tokens`],
      cached: [`${path}/usage/input_tokens_details/cached_tokens`],
    },
    orderAt: (place) => (place.endsWith("/usage") ? USAGE : []),
    declared: (place, value): JsonNode => nodeOf(place.endsWith("/usage") ? { ...EMPTY, ...value } : value),
  };
}

const EMPTY = {
  input_tokens: null,
  input_tokens_details: null,
  output_tokens: null,
  output_tokens_details: null,
  total_tokens: null,
};
const USAGE = Object.keys(EMPTY);
