import { indentJson, isJsonStructure } from "./indent-json";

/** What a text is for decides how much of it is shown before a click. */
export type TextUse = "system" | "asked" | "answer" | "reasoning" | "result" | "arguments" | "json" | "parameter";

type Limit = { characters: number; lines: number };

const LIMITS: Record<TextUse, Limit> = {
  system: { characters: 1200, lines: 14 },
  asked: { characters: 2400, lines: 30 },
  answer: { characters: 12_000, lines: 240 },
  reasoning: { characters: 1200, lines: 14 },
  result: { characters: 1000, lines: 20 },
  arguments: { characters: 1600, lines: 20 },
  json: { characters: 1600, lines: 20 },
  parameter: { characters: 800, lines: 12 },
};

/** Longer texts are shown plain until somebody asks for markdown: parsing them would hold the page up. */
export const MARKDOWN_LIMIT = 40_000;

/** Longer JSON is shown as it stands. */
const LAYOUT_LIMIT = 400_000;

/** A recorded text as a page holds it. */
export type TextView = {
  /** As recorded; where `cut`, only the head of what `displayOf` would give. */
  text: string;
  use: TextUse;
  /** A JSON object or array, to be laid out. */
  json: boolean;
  /** Characters of the whole text. */
  length: number;
  /** The rest is not in the page and is fetched when it is asked for. */
  cut: boolean;
};

export function textView(text: string, use: TextUse): TextView {
  const json = (isData(use) || use === "answer") && isJsonStructure(text);
  return { text, use, json, length: text.length, cut: false };
}

/** Texts that programs write and read, shown in a fixed pitch, and never as markdown. */
export function isData(use: TextUse): boolean {
  return use === "result" || use === "arguments" || use === "json";
}

/** The text as people read it: JSON laid out, everything else as recorded. */
export function displayOf({ text, json, cut }: TextView): string {
  return json && !cut && text.length <= LAYOUT_LIMIT ? (indentJson(text) ?? text) : text;
}

/** The first stretch of a text, or null where the whole is short enough. Cuts between lines where it can. */
export function headOf(text: string, use: TextUse): string | null {
  const { characters, lines } = LIMITS[use];
  return cutTo(text, characters, lines);
}

/** The view with no more text than a folded page shows, and at most `room` characters. */
export function cutView(view: TextView, room: number): TextView {
  const shown = displayOf(view);
  const head = headOf(shown, view.use) ?? shown;
  const kept = head.length > room ? (cutTo(head, room, LIMITS[view.use].lines) ?? head) : head;
  return kept === shown ? view : { ...view, text: kept, cut: true };
}

function cutTo(text: string, characters: number, lines: number): string | null {
  // What would hide a line or two is not worth a click.
  if (text.length <= characters * 1.25 && endOfLine(text, lines + 3) === text.length) return null;
  let end = endOfLine(text, lines);
  if (end > characters) {
    const lineEnd = text.lastIndexOf("\n", characters);
    end = lineEnd > characters * 0.6 ? lineEnd : characters;
  }
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end);
}

/** Where the n-th line ends: the offset of its line feed, or the text's length. */
function endOfLine(text: string, n: number): number {
  let at = -1;
  for (let line = 0; line < n; line++) {
    at = text.indexOf("\n", at + 1);
    if (at === -1) return text.length;
  }
  return at;
}
