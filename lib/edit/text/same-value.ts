import type { JsonNode } from "../../json/document";

/** Whether two values are the same to the last number's token, whatever their layout. */
export function sameValue(a: JsonNode, b: JsonNode): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "string") return a.string === b.string;
  if (a.kind === "array") {
    const [left, right] = [a.items(), b.items()];
    return left.length === right.length && left.every((_, at) => sameAt(left, right, at, at));
  }
  if (a.kind === "object") {
    const [left, right] = [a.members(), b.members()];
    return (
      left.length === right.length &&
      left.every(({ key, value }, at) => {
        const other = right[at];
        return other !== undefined && other.key === key && sameValue(value, other.value);
      })
    );
  }
  return a.raw === b.raw;
}

/** Whether the items at two positions are there and the same. */
export function sameAt(left: readonly JsonNode[], right: readonly JsonNode[], at: number, other: number): boolean {
  const [a, b] = [left[at], right[other]];
  return a !== undefined && b !== undefined && sameValue(a, b);
}
