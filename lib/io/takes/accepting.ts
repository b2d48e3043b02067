import type { Outcome } from "../../change/refusal";
import type { Take } from "../../take/take";
import type { FileChange } from "../store/apply";

/** A take that is to become its recording, which stands at `path` and holds what `expected` (SHA-256) says. */
export type Accepting = { take: Take; text: string; path: string; expected: string };

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
