/**
 * Splits a command as a POSIX shell does (quotes, backslashes, line continuations, `$'…'`), without expanding
 * anything. Null where a quote is not closed.
 */
export function shellWordsOf(command: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < command.length; at++) {
    const character = command[at] ?? "";
    if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const piece = pieceAt(command, at);
    if (!piece) return null;
    // A line continuation is no word, nor a part of one.
    if (piece.text !== null) word = (word ?? "") + piece.text;
    at = piece.end;
  }
  return word === null ? words : [...words, word];
}

/** What stands at a place that is no white space: `end` is its last character. Null where a quote is not closed. */
function pieceAt(command: string, at: number): { text: string | null; end: number } | null {
  const character = command[at] ?? "";
  const next = command[at + 1] ?? "";
  if (character === "'") return plainQuoted(command, at + 1);
  if (character === "$" && next === "'") return ansiQuoted(command, at + 2);
  if (character === '"') return doubleQuoted(command, at + 1);
  if (character !== "\\") return { text: character, end: at };
  if (next === "\n") return { text: null, end: at + 1 };
  if (next === "\r" && command[at + 2] === "\n") return { text: null, end: at + 2 };
  return { text: next, end: at + 1 };
}

type Quoted = { text: string; end: number } | null;

function plainQuoted(command: string, from: number): Quoted {
  const end = command.indexOf("'", from);
  return end === -1 ? null : { text: command.slice(from, end), end };
}

function doubleQuoted(command: string, from: number): Quoted {
  let text = "";
  for (let at = from; at < command.length; at++) {
    const character = command[at] ?? "";
    if (character === '"') return { text, end: at };
    if (character === "\\" && '$`"\\\n'.includes(command[at + 1] ?? "x")) {
      at++;
      if (command[at] !== "\n") text += command[at];
    } else text += character;
  }
  return null;
}

const ANSI: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  v: "\v",
};

function ansiQuoted(command: string, from: number): Quoted {
  let text = "";
  for (let at = from; at < command.length; at++) {
    const character = command[at] ?? "";
    if (character === "'") return { text, end: at };
    if (character !== "\\") {
      text += character;
      continue;
    }
    const hex = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8}))/i.exec(command.slice(at + 1, at + 10));
    if (hex) {
      text += String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "0", 16)));
      at += hex[0].length;
    } else {
      const next = command[++at] ?? "";
      text += ANSI[next] ?? next;
    }
  }
  return null;
}
