import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";

export const USAGE_COUNTS = ["input", "output", "total", "reasoning", "cached"] as const;
export type UsageCount = (typeof USAGE_COUNTS)[number];

/** How an answer carries counts of tokens, and where one goes that it does not carry yet. */
export type UsagePlaces = {
  /** Items that may say a count; where several do, the last one counts. */
  items: readonly StreamItem[];
  /** Paths below an item's data at which each count may stand, the usual one first. */
  paths: { [Count in UsageCount]?: readonly string[] };
  /** The item that takes counts which are nowhere yet; undefined where none does. */
  home?: StreamItem;
  /** Puts an item into the stream that carries the counts, given by their wire names, where none is their home. */
  makeHome?: (counts: object) => void;
  /** What stands in the place of a count that is not there. */
  blank: "null" | "absent";
  /** A new object at a path as the recorder writes it; as it is where the family has no classes. */
  declared?: (path: string, value: object) => JsonNode;
  /** The members of an object at a path in the order in which the recorder writes them. */
  orderAt?: (path: string) => readonly string[];
};
