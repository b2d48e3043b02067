import { RE2JS, RE2JSException } from "re2js";
import type { ReplaceQuery } from "./query";
import { filledIn } from "./template";

/** A stretch of a text, in UTF-16 units, and what is to stand there. */
export type Match = { from: number; to: number; text: string };

/** Finds all matches of a text, from its front to its end; none of them overlap, and none is empty. */
export type Matcher = (text: string) => Match[];

export type MatcherResult = { ok: true; matcher: Matcher } | { ok: false; message: string };

const LONGEST_PATTERN = 1000;

/**
 * The matcher of a query; or what is wrong with its expression. Expressions are RE2's, which have neither look-around
 * nor back-references: any of them takes time in proportion to the text. `^` and `$` stand at the ends of lines.
 */
export function matcherOf(query: ReplaceQuery): MatcherResult {
  if (!query.regex) return { ok: true, matcher: wholeWords(query, literalMatcher(query)) };
  if (query.find.length > LONGEST_PATTERN) {
    return { ok: false, message: `the expression is longer than ${LONGEST_PATTERN} characters` };
  }
  try {
    return { ok: true, matcher: wholeWords(query, expressionMatcher(query)) };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, message: `the expression cannot be read: ${reasonOf(error)}` };
  }
}

/** What is wrong with an expression, without the flags that were put before it. */
function reasonOf({ message }: RE2JSException): string {
  return message.replace(/^error parsing regexp: /, "").replace(/`(?:\(\?[a-z]+\))+/, "`");
}

function literalMatcher({ find, replace, matchCase }: ReplaceQuery): Matcher {
  const escaped = find.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const expression = new RegExp(escaped, matchCase ? "gu" : "giu");
  return (text) =>
    [...text.matchAll(expression)].map((found) => ({
      from: found.index,
      to: found.index + found[0].length,
      text: replace,
    }));
}

function expressionMatcher({ find, replace, matchCase }: ReplaceQuery): Matcher {
  const expression = RE2JS.compile(find, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE));
  const names = new Set(Object.keys(expression.namedGroups()));
  return (text) => {
    const matches: Match[] = [];
    const found = expression.matcher(text);
    while (found.find()) {
      const [from, to] = [found.start(), found.end()];
      if (from === to) continue;
      const group = (name: string): string | null => {
        if (/^\d+$/.test(name)) return Number(name) <= found.groupCount() ? (found.group(Number(name)) ?? "") : null;
        return names.has(name) ? (found.group(name) ?? "") : null;
      };
      matches.push({ from, to, text: filledIn(replace, group) });
    }
    return matches;
  };
}

/** Leaves out what begins or ends within a word, where only whole words are asked for. */
function wholeWords({ wholeWord }: ReplaceQuery, matcher: Matcher): Matcher {
  if (!wholeWord) return matcher;
  return (text) => matcher(text).filter(({ from, to }) => isBoundary(text, from) && isBoundary(text, to));
}

const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}_]$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}\p{M}_]/u;

function isBoundary(text: string, at: number): boolean {
  return !(ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) && BEGINS_WITH_WORD.test(text.slice(at, at + 2)));
}
