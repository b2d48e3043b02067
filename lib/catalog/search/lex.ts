/**
 * One space-separated piece of a search text: `-operator:"value"`. Offsets are UTF-16 units of the search text;
 * `value` is without its quotes and escapes.
 */
export type Lexeme = {
  from: number;
  to: number;
  negated: boolean;
  /** What stands before the first colon, where it could be an operator; in lower case. */
  operator: { name: string; from: number; to: number } | null;
  value: string;
  valueFrom: number;
  quoted: boolean;
  /** A quote that is never closed. */
  unclosed: boolean;
};

/**
 * Cuts a search text into pieces. Total. A quote opens only at the beginning of a piece or of an operator's value, and
 * `\"` inside is a quote. `a::b` and `http://x` are words, not operators.
 */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const lexeme = lexOne(text, at);
    lexemes.push(lexeme);
    at = skipSpace(text, lexeme.to);
  }
  return lexemes;
}

function lexOne(text: string, from: number): Lexeme {
  const negated = text[from] === "-" && from + 1 < text.length && !/\s/.test(text[from + 1] ?? "");
  const start = negated ? from + 1 : from;
  const name = /^([a-z]+):(?!:|\/\/)/i.exec(text.slice(start, start + 40))?.[1];
  const operator = name ? { name: name.toLowerCase(), from: start, to: start + name.length } : null;
  const valueFrom = operator ? operator.to + 1 : start;
  const quoted = text[valueFrom] === '"';
  const { value, to, unclosed } = quoted ? readQuoted(text, valueFrom) : readWord(text, valueFrom);
  return { from, to, negated, operator, value, valueFrom, quoted, unclosed };
}

function readWord(text: string, from: number): { value: string; to: number; unclosed: boolean } {
  let to = from;
  while (to < text.length && !/\s/.test(text[to] ?? "")) to++;
  return { value: text.slice(from, to), to, unclosed: false };
}

function readQuoted(text: string, from: number): { value: string; to: number; unclosed: boolean } {
  let value = "";
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return { value, to: at + 1, unclosed: false };
    if (char === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\")) at++;
    value += text[at];
  }
  return { value, to: text.length, unclosed: true };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}
