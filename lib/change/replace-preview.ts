import type { Place } from "../replace/places";
import type { FoundMatch } from "../replace/replace";

/** A place where something is found, with the words around it. */
export type MatchView = { place: Place; label: string; before: string; old: string; now: string; after: string };

/** What replacing would do to one file, in short. */
export type ReplaceRow = {
  path: string;
  testId: string | null;
  /** SHA-256 of the file that this was made from; null where it could not be read. */
  hash: string | null;
  /** How many matches there are; `matches` are the first of them. */
  count: number;
  matches: MatchView[];
  lines: { added: number; removed: number };
  /** The request key changes, so that a replay looks for another name. */
  rekeys: boolean;
  /** The name by that key; null where it stays. */
  to: string | null;
  /** Whether there is a file of that name. */
  taken: boolean;
  /** Why it cannot be done. */
  why: string | null;
};

/** A file in which matches are replaced, but for those at the positions `skip`. */
export type ReplaceTarget = {
  path: string;
  expectedHash: string;
  skip: number[];
  /** SHA-256 of the recording at its new name that it is to replace; none is replaced without. */
  over?: string | null;
};

const AROUND = 48;
const LONGEST = 400;
/** Matches of one file that are shown. */
const MOST_SHOWN = 200;

/** Matches as a page shows them, with words around each: the first 200 of a file. */
export function matchViewsOf(matches: readonly FoundMatch[]): MatchView[] {
  return matches.slice(0, MOST_SHOWN).map(({ passage, string, from, to, text: now }) => {
    const text = passage.strings[string] ?? "";
    return {
      place: passage.place,
      label: passage.label,
      before: wordsBefore(text, from),
      old: short(text.slice(from, to)),
      now: short(now),
      after: wordsAfter(text, to),
    };
  });
}

function wordsBefore(text: string, at: number): string {
  const start = Math.max(0, at - AROUND);
  return start === 0 ? text.slice(0, at) : `…${text.slice(start, at).replace(/^[\udc00-\udfff]/, "")}`;
}

function wordsAfter(text: string, at: number): string {
  const end = at + AROUND;
  return end >= text.length ? text.slice(at) : `${text.slice(at, end).replace(/[\ud800-\udbff]$/, "")}…`;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
