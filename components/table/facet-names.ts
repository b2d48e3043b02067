import type { Facet } from "@/lib/catalog/query";

export const FACET_NAMES: Record<Facet, string> = {
  suite: "Suite",
  model: "Model",
  provider: "Provider",
  endpoint: "Endpoint",
  kind: "Kind",
  streamed: "Streamed",
  finish: "Finish reason",
  has: "Holds",
  key: "Key",
  git: "Git",
};

const VALUE_NAMES: Partial<Record<Facet, Record<string, string>>> = {
  kind: {
    inference: "inference",
    http: "raw HTTP",
    tool: "tool",
    file_processor: "file processor",
    unknown: "unknown",
  },
  key: {
    current: "current",
    older: "older rules",
    renamed: "renamed text",
    mismatch: "mismatch",
    none: "no key",
  },
  has: { tools: "tool calls", reasoning: "reasoning", image: "image", error: "error" },
};

/** A facet's value for people. */
export function facetValueName(facet: Facet, value: string): string {
  return VALUE_NAMES[facet]?.[value] ?? value;
}
