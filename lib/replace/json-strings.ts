import { decodeString, type JsonDocument, KIND } from "../json/document";
import { parseJson } from "../json/parse";
import { pythonString } from "../json/python-text";

/** The string values of a JSON text (not its keys), decoded, and the JSON text with others in their place. */
export type JsonStrings = { strings: string[]; with: (strings: readonly string[]) => string };

/** Null where the text is no JSON. */
export function jsonStringsOf(json: string): JsonStrings | null {
  const parsed = parseJson(json);
  if (!parsed.ok) return null;
  const tokens = tokensOf(parsed.doc);
  const strings = tokens.map(({ start, end }) => decodeString(json, start, end));
  // Escapes as the text has them: some models write all but ASCII as escapes.
  const encode = /\\u[0-9a-f]{4}/i.test(json) ? pythonString : JSON.stringify;
  return {
    strings,
    with: (made) => {
      let text = "";
      let at = 0;
      for (const [index, { start, end }] of tokens.entries()) {
        const [old = "", next = old] = [strings[index], made[index]];
        text +=
          json.slice(at, start) +
          (old === next ? json.slice(start, end) : token(json.slice(start, end), old, next, encode));
        at = end;
      }
      return text + json.slice(at);
    },
  };
}

function tokensOf({ kinds, starts, ends, nexts }: JsonDocument): { start: number; end: number }[] {
  const tokens: { start: number; end: number }[] = [];
  for (let at = 0; at < (nexts[0] ?? 0); at++) {
    if (kinds[at] === KIND.string) tokens.push({ start: starts[at] ?? 0, end: ends[at] ?? 0 });
  }
  return tokens;
}

/** A string's token with another content: what stays keeps its spelling. */
function token(raw: string, old: string, next: string, encode: (text: string) => string): string {
  let head = 0;
  while (head < Math.min(old.length, next.length) && old[head] === next[head]) head++;
  if (isHigh(old, head - 1)) head--;
  let tail = 0;
  const most = Math.min(old.length, next.length) - head;
  while (tail < most && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  if (isLow(old, old.length - tail) && isHigh(old, old.length - tail - 1)) tail--;
  const offsets = offsetsOf(raw);
  const [from = 1, to = raw.length - 1] = [offsets[head], offsets[old.length - tail]];
  return raw.slice(0, from) + encode(next.slice(head, next.length - tail)).slice(1, -1) + raw.slice(to);
}

/** Where in a string's token each unit of its content stands, and where it ends. */
function offsetsOf(raw: string): number[] {
  const offsets: number[] = [];
  let at = 1;
  while (at < raw.length - 1) {
    offsets.push(at);
    at += raw[at] !== "\\" ? 1 : raw[at + 1] === "u" ? 6 : 2;
  }
  return [...offsets, raw.length - 1];
}

function isHigh(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
