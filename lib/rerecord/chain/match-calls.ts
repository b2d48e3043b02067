import { withoutLayout } from "../../recording/embedding";
import type { ToolCallPart } from "../../recording/message";
import type { Stop } from "./request-edits";

/** `places`: where each old call stands among the new ones; `exact`: the old calls that have the same arguments. */
export type Matched = { ok: true; places: number[]; exact: Set<number> } | Stop;

/**
 * Finds each call of an old answer in the new one: the one with the same arguments, else the first of its tool that is
 * left. Fails where the tools that are called, or how often, are not the same.
 */
export function matchCalls(was: readonly ToolCallPart[], is: readonly ToolCallPart[]): Matched {
  const left = new Set(is.keys());
  const places: number[] = [];
  const exact = new Set<number>();
  const take = (at: number, fits: (now: ToolCallPart) => boolean) => {
    const found = [...left].find((place) => is[place] && fits(is[place]));
    if (found === undefined) return false;
    left.delete(found);
    places[at] = found;
    return true;
  };
  for (const [at, old] of was.entries()) {
    if (take(at, (now) => now.name === old.name && withoutLayout(now.arguments) === withoutLayout(old.arguments)))
      exact.add(at);
  }
  for (const [at, { name }] of was.entries()) {
    if (places[at] === undefined && !take(at, (now) => now.name === name)) {
      return {
        ok: false,
        reason: `the new answer does not call \`${name}\` any more, and this turn goes on from its result`,
      };
    }
  }
  const [more] = left;
  const name = more === undefined ? undefined : is[more]?.name;
  if (name !== undefined) {
    return {
      ok: false,
      reason: `the new answer calls \`${name}\`, whose result is missing, so this turn cannot be asked`,
    };
  }
  return { ok: true, places, exact };
}
