import type { LocatedFinding } from "./report";
import { identifier } from "./rules/identifier";
import { secret } from "./rules/secret";

/** Rules of which the message says what was found: another secret in an old one's place is a new one. */
const NAMING = new Set([secret.name, identifier.name]);

/**
 * The findings of a text that are not those of the text before it. The same rule at the same place is the same finding,
 * whatever its position in a list, for a stream is cut anew each time; where there are more of them than before, the
 * further ones are new.
 */
export function newFindings(before: readonly LocatedFinding[], after: readonly LocatedFinding[]): LocatedFinding[] {
  const known = new Map<string, number>();
  for (const name of before.map(nameOf)) known.set(name, (known.get(name) ?? 0) + 1);
  return after.filter((finding) => {
    const name = nameOf(finding);
    const left = known.get(name) ?? 0;
    known.set(name, left - 1);
    return left <= 0;
  });
}

function nameOf({ rule, pointer, message }: LocatedFinding): string {
  return JSON.stringify(NAMING.has(rule) ? [rule, message] : [rule, pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*")]);
}
