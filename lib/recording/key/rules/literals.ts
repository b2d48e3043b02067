import type { StringRule } from "../../../json/canonical";
import { fixedDecimals } from "../../../json/python-number";
import { digitOf, withAsciiDigits } from "../../../json/python-text";

const MIN_DECIMALS = 4;

/**
 * Decimal literals in strings, `-?\d+\.\d{4,}` of Python, get a fixed number of decimals (format, section 4.2).
 * A scan instead of an expression: the expression takes quadratic time on a long run of digits.
 */
export function literals(decimals: number): StringRule {
  return {
    name: `decimal literals to ${decimals} decimals`,
    mayChange: (raw) => /[0-9]\.[0-9]{4}/.test(raw),
    apply: (text) => fixLiterals(text, decimals),
  };
}

function fixLiterals(text: string, decimals: number): string {
  let out = "";
  let done = 0;
  for (let dot = text.indexOf("."); dot !== -1; dot = text.indexOf(".", dot + 1)) {
    const end = endOfLiteral(text, dot);
    if (end === -1) continue;
    const first = startOfDigits(text, dot, done);
    if (first === dot) continue;
    const start = first > done && text[first - 1] === "-" ? first - 1 : first;
    out += text.slice(done, start) + fixedDecimals(Number(withAsciiDigits(text.slice(start, end))), decimals);
    done = end;
    dot = end - 1;
  }
  return out + text.slice(done);
}

/** The end of the digits behind the point, -1 if there are too few. */
function endOfLiteral(text: string, dot: number): number {
  let at = dot + 1;
  let count = 0;
  for (; ; count++) {
    const point = text.codePointAt(at);
    if (point === undefined || digitOf(point) === undefined) break;
    at += point > 0xffff ? 2 : 1;
  }
  return count >= MIN_DECIMALS ? at : -1;
}

/** The start of the run of digits that ends at `end`, not before `from`. */
function startOfDigits(text: string, end: number, from: number): number {
  let at = end;
  while (at > from) {
    const pair = at - 2 >= from ? (text.codePointAt(at - 2) ?? 0) : 0;
    const size = pair > 0xffff ? 2 : 1;
    const point = size === 2 ? pair : text.charCodeAt(at - 1);
    if (digitOf(point) === undefined) break;
    at -= size;
  }
  return at;
}
