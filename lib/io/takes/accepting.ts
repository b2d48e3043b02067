import { type Outcome, type Refused, refuse } from "../../change/refusal";
import type { Take } from "../../take/take";
import type { FileChange } from "../store/apply";
import { placed } from "./standing";

/** A take that is to become its recording, which stands at `path` and holds what `expected` (SHA-256) says. */
export type Accepting = { take: Take; text: string; path: string; expected: string };

/** A take, and its recording where that stands now, as the take was made from it. */
export function acceptingOf(base: string, { take, text }: Pick<Accepting, "take" | "text">): Accepting {
  const { path, standing } = placed(base, take);
  return { take, text, path, expected: standing?.base ?? take.base };
}

/** Why takes that were asked with the new answers of earlier turns cannot be accepted now; null where they can. */
export function objectionTo(base: string, accepting: readonly Accepting[], carries: boolean): Refused | null {
  const ids = new Set(accepting.map(({ take }) => take.id));
  for (const { take, path } of accepting) {
    const left = take.chain?.steps.slice(placed(base, take).standing?.carried ?? 0) ?? [];
    const missing = left.find((step) => !carries || !ids.has(step.take));
    if (!missing) continue;
    const message = `it was asked with the new answer of ${missing.from}, which is not in its request yet`;
    return refuse("edit", path, message, "Accept that one first, or both together, carrying it into later turns.");
  }
  return null;
}

/** What accepting some takes changes, all in one step. `carried`: turns that got answers into their requests. */
export type Decided = { takes: string[]; changes: FileChange[]; carried: string[] };

/** Says what accepting takes changes. */
export type Deciding = (accepting: readonly Accepting[]) => Promise<Outcome<{ decided: Decided[] }>>;

/** The recordings become the takes, and nothing else changes. */
export const byThemselves: Deciding = async (accepting) => ({
  ok: true,
  decided: accepting.map((each) => ({ takes: [each.take.id], changes: [changeOf(each)], carried: [] })),
});

export function changeOf({ path, expected, text }: Accepting): FileChange {
  return { path, expected, after: Buffer.from(text) };
}
