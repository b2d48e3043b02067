import type { Finding } from "../finding";
import { noise } from "../rules/noise";

/** Half of all streams are padded: what concerns so many files, and harms nothing, would hide what matters. */
export function isListed({ rule, level }: Pick<Finding, "rule" | "level">): boolean {
  return rule !== noise.name || level !== "info";
}
