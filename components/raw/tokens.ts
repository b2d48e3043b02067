/** A stretch of a JSON line: what it is, for colour. */
export type Token = { kind: "key" | "string" | "number" | "word" | "plain"; text: string };

const TOKEN = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)/g;

/** Splits a line of JSON for colouring; text that is no JSON comes out as it is. Joined, the tokens give the line. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > at) tokens.push({ kind: "plain", text: line.slice(at, match.index) });
    const [whole, string, colon, number] = match;
    if (string !== undefined) {
      tokens.push({ kind: colon === undefined ? "string" : "key", text: string });
      if (colon !== undefined) tokens.push({ kind: "plain", text: colon });
    } else tokens.push({ kind: number === undefined ? "word" : "number", text: whole });
    at = match.index + whole.length;
  }
  if (at < line.length) tokens.push({ kind: "plain", text: line.slice(at) });
  return tokens;
}

/** Lines longer than this stay without colours. */
const COLOURED = 20_000;

/** The tokens of the stretch `[from, to)` of a line that begins at `begin`: coloured as parts of the whole line. */
export function tokensOfStretch(text: string, begin: number, from: number, to: number): Token[] {
  if (to - begin > COLOURED) return [{ kind: "plain", text: text.slice(from, to) }];
  const tokens: Token[] = [];
  let at = begin;
  for (const { kind, text: token } of tokensOf(text.slice(begin, to))) {
    const end = at + token.length;
    if (end > from) tokens.push({ kind, text: token.slice(Math.max(0, from - at)) });
    at = end;
  }
  return tokens;
}
