import type { FixTarget } from "../change/fix-preview";
import type { FixName } from "../fix/name";
import { type Checked, findingsOfRule } from "./by-rule";
import type { LocatedFinding } from "./report";

/** A finding by its place; a rule says of one place one thing. */
export type FindingPlace = { path: string; pointer: string };

/** The files that a fix is to mend, and how many findings no fix mends. */
export type Fixable = { targets: FixTarget[]; left: number };

/** The files of a rule's findings, all or chosen ones, that a fix can mend; with the places in each. */
export function fixableOfRule(
  checked: Checked,
  rule: string,
  chosen: readonly FindingPlace[] | null,
): Fixable & { fix: FixName | null } {
  const wanted = chosen && new Set(chosen.map(placeName));
  const found = findingsOfRule(checked, rule).filter(
    ({ path, finding: { pointer } }) => wanted === null || wanted.has(placeName({ path, pointer })),
  );
  const fix = found.find(({ finding }) => finding.fixName !== null)?.finding.fixName ?? null;
  return { fix, ...fixable(found, fix) };
}

/** The files of findings that a fix can mend. */
export function fixable(found: readonly { path: string; finding: LocatedFinding }[], fix: FixName | null): Fixable {
  const targets = new Map<string, FixTarget>();
  let left = 0;
  for (const { path, finding } of found) {
    if (fix === null || finding.fixName !== fix) {
      left++;
      continue;
    }
    const known = targets.get(path);
    if (known) known.pointers?.push(finding.pointer);
    else {
      const pointers = fix === "redact" ? [finding.pointer] : null;
      targets.set(path, { path, pointers, other: finding.other, expectedHash: null });
    }
  }
  return { targets: [...targets.values()], left };
}

function placeName({ path, pointer }: FindingPlace): string {
  return `${path}\n${pointer}`;
}
