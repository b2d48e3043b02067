import { type Edit, planEdit } from "../edit";
import type { EditResult } from "../edit/plan";
import type { Recording } from "../recording/recording";
import type { Match, Matcher } from "./matcher";
import { type Passage, passagesOf } from "./passages";
import type { Place } from "./places";

/** A match in a recording: in which of a passage's strings. */
export type FoundMatch = Match & { passage: Passage; string: number };

/** More matches in one recording are a mistake, and too many to look through. */
export const MOST_MATCHES = 10_000;

/** All matches in a recording, in the order in which it is read; a match is known by its position among them. */
export function matchesIn(recording: Recording, matcher: Matcher, places: ReadonlySet<Place>): FoundMatch[] {
  return passagesOf(recording, places).flatMap((passage) =>
    passage.strings.flatMap((text, string) => matcher(text).map((match) => ({ ...match, passage, string }))),
  );
}

/** The edits that replace some matches, the last first: an emptied text may take its part along. */
export function editsOf(matches: readonly FoundMatch[]): Edit[] {
  const byPassage = new Map<Passage, FoundMatch[]>();
  for (const match of matches) {
    const list = byPassage.get(match.passage);
    if (list) list.push(match);
    else byPassage.set(match.passage, [match]);
  }
  return [...byPassage].reverse().flatMap(([passage, own]) => {
    const strings = passage.strings.map((text, at) =>
      replacedText(
        text,
        own.filter(({ string }) => string === at),
      ),
    );
    return passage.edits(strings);
  });
}

/** A text with its matches replaced. */
export function replacedText(text: string, matches: readonly Match[]): string {
  let made = "";
  let at = 0;
  for (const match of matches) {
    made += text.slice(at, match.from) + match.text;
    at = match.to;
  }
  return made + text.slice(at);
}

/** What replacing matches, but for those at the positions `skip`, would make of a recording. */
export function planReplacement(
  recording: Recording,
  matches: readonly FoundMatch[],
  skip: ReadonlySet<number>,
  hash?: (text: string) => string,
): EditResult {
  if (matches.length > MOST_MATCHES) {
    const message = `More than ${MOST_MATCHES.toLocaleString("en")} matches in one recording.`;
    return { ok: false, edit: 0, failure: { message, pointer: "", hint: "Look for something longer." } };
  }
  return planEdit(recording, editsOf(matches.filter((_, at) => !skip.has(at))), hash);
}
