/**
 * Splits a command as a POSIX shell does (quotes, backslashes, line continuations, `$'…'`), without expanding
 * anything. Null where a quote is not closed.
 */
export function shellWordsOf(command: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < command.length; at++) {
    const character = command[at] ?? "";
    if (character === "'" || (character === "$" && command[at + 1] === "'")) {
      const ansi = character === "$";
      const quoted = ansi ? ansiQuoted(command, at + 2) : plainQuoted(command, at + 1);
      if (!quoted) return null;
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (character === '"') {
      const quoted = doubleQuoted(command, at + 1);
      if (!quoted) return null;
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (character === "\\") {
      const next = command[++at] ?? "";
      if (next === "\r" && command[at + 1] === "\n") at++;
      else if (next !== "\n") word = (word ?? "") + next;
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? "") + character;
    }
  }
  return word === null ? words : [...words, word];
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
