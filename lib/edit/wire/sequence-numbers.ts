import type { Recording } from "../../recording/recording";
import type { TextEdit } from "../plan";
import { siteIn } from "../writers/writer";
import { Draft } from "./draft";

/**
 * Numbers the events of a stream anew, where those of `before` count one by one and `after` has more of them, or fewer
 * (format, section 3.7): edits of the text of `after`; none where nothing is numbered, or nothing came or went.
 */
export function renumbered(before: Recording, after: Recording): TextEdit[] {
  if (before.body?.kind !== "array" || lengthOf(before) === lengthOf(after)) return [];
  const old = numbersIn(new Draft(before));
  const [first] = old;
  if (first === undefined || old.some((number, at) => number !== first + at)) return [];
  const draft = new Draft(after);
  const numbers = numbersIn(draft);
  if (numbers.includes(undefined)) return [];
  for (const [at, item] of draft.items.entries()) {
    const held = numbers[at] === first + at ? undefined : draft.hold(siteIn(item, "/sequence_number"));
    held?.edits.setText(held.node, String(first + at));
  }
  return draft.textEdits();
}

function numbersIn({ items }: Draft): (number | undefined)[] {
  return items.map(({ data }) => data?.get("sequence_number")?.number);
}

function lengthOf({ body }: Recording): number {
  return body?.items().length ?? 0;
}
