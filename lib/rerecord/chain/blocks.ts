import type { JsonNode } from "../../json/document";

/** The item of a list that a value is, or whose text it is; null where it is a member of the message itself. */
export function blockOf(pointer: string): string | null {
  return /^(.*\/\d+)(?:\/(?:text|thinking))?$/.exec(pointer)?.[1] ?? null;
}

export function itemOf(block: string): { list: string; at: number } {
  const cut = block.lastIndexOf("/");
  return { list: block.slice(0, cut), at: Number(block.slice(cut + 1)) };
}

/**
 * Whether a message of this family is a run of items rather than one object with a list: `node` is the first of them.
 */
export function isOneOfItems(dialect: string, node: JsonNode): boolean {
  return dialect === "openai-responses" || (dialect === "interactions" && node.get("role") === undefined);
}
