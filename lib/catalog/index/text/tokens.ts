/** Longer runs are not kept in a vocabulary: hardly anybody looks for one, and they would fill it. */
export const MAX_TOKEN = 128;

/**
 * Whether a UTF-16 unit of a folded text belongs to a token. Tokens are the longest runs of such units; letters outside
 * ASCII all count, so that a text without spaces is one token.
 */
export function isTokenUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || code >= 128;
}

/**
 * A token of a search value: where the value goes on beyond it in a direction, the token ends there in the text too
 * (`closed`); where it is the value's first or last, the text's token may be longer (open).
 */
export type ValueToken = { text: string; closedBefore: boolean; closedAfter: boolean };

/** The tokens of a search value (folded, as the text is), in their order. */
export function tokensOfValue(value: string): ValueToken[] {
  const tokens: ValueToken[] = [];
  for (let at = 0; at < value.length; at++) {
    if (!isTokenUnit(value.charCodeAt(at))) continue;
    const from = at;
    while (at < value.length && isTokenUnit(value.charCodeAt(at))) at++;
    tokens.push({ text: value.slice(from, at), closedBefore: from > 0, closedAfter: at < value.length });
  }
  return tokens;
}
