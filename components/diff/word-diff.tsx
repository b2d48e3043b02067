import { diffWordsWithSpace } from "diff";
import { visibleText } from "@/lib/format/visible";

/** Longer texts are shown whole, before and after: a word diff of them would take too long. */
const LIMIT = 20_000;
/** Milliseconds after which a word diff gives up. */
const PATIENCE = 200;

/** Two texts as one, removed and added words marked. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts =
    before.length + after.length <= LIMIT ? diffWordsWithSpace(before, after, { timeout: PATIENCE }) : undefined;
  if (!parts) {
    return (
      <>
        <del className="block bg-removed-fill text-removed no-underline">{visibleText(before)}</del>
        <ins className="block bg-added-fill text-added no-underline">{visibleText(after)}</ins>
      </>
    );
  }
  let at = 0;
  return parts.map(({ value, added, removed }) => {
    const key = at++;
    const text = visibleText(value);
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
      <span key={key}>{text}</span>
    );
  });
}
