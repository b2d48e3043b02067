import { type Change, diffWordsWithSpace } from "diff";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { Unchanged } from "./unchanged";

/** Longer texts are shown whole, before and after: a word diff of them would take too long. */
const LIMIT = 20_000;
/** Changes beyond which a word diff gives up, on a busy machine as on any other: some 200 ms. */
const MOST_CHANGES = 1500;

/** Shorter texts read well word by word, whatever they say. */
const SHORT = 30;
/** Texts that share less than this of the shorter one are shown whole: word by word, they would be a jumble. */
const LIKENESS = 0.25;

/**
 * Two texts as one, removed and added words marked; or one `side` of them, with its words marked. Long stretches that
 * both share are folded.
 */
export function WordDiff({ before, after, side }: { before: string; after: string; side?: "before" | "after" }) {
  const parts =
    before.length + after.length <= LIMIT
      ? diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES })
      : undefined;
  if (!parts || areUnlike(before, after, parts)) {
    return (
      <>
        {side !== "after" && (
          <del className={cx("block bg-removed-fill text-removed no-underline", !side && "before:content-['−_']")}>
            {visibleText(before)}
          </del>
        )}
        {side !== "before" && (
          <ins className={cx("block bg-added-fill text-added no-underline", !side && "before:content-['+_']")}>
            {visibleText(after)}
          </ins>
        )}
      </>
    );
  }
  let at = 0;
  return parts.map(({ value, added, removed }) => {
    const key = at++;
    // A line break that comes or goes would not be seen.
    const isBreak = (added || removed) && /^\s*$/.test(value);
    const text = isBreak ? value.replaceAll("\n", "↵\n") : visibleText(value);
    if ((removed && side === "after") || (added && side === "before")) return null;
    if (removed) {
      return (
        <del key={key} className="rounded-sm bg-removed-fill text-removed">
          {text}
        </del>
      );
    }
    return added ? (
      <ins key={key} className="rounded-sm bg-added-fill text-added no-underline">
        {text}
      </ins>
    ) : (
      <Unchanged key={key} text={value} first={key === 0} last={key === parts.length - 1} />
    );
  });
}

function areUnlike(before: string, after: string, parts: readonly Change[]): boolean {
  const shorter = Math.min(wordsIn(before), wordsIn(after));
  if (shorter < SHORT) return false;
  const shared = parts.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : wordsIn(value)), 0);
  return shared < shorter * LIKENESS;
}

/** How many characters stand in words. */
function wordsIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}
