import { memo, type ReactNode } from "react";
import { visibleText } from "@/lib/format/visible";
import type { RawRow } from "./lines";
import { type Token, tokensOfStretch } from "./tokens";

const COLOURS: Record<Token["kind"], string> = {
  key: "text-role-assistant",
  string: "text-added",
  number: "text-accent",
  word: "text-changed",
  plain: "text-ink-muted",
};

/** One row of the raw view: coloured as JSON, matches of the search marked. */
export const RawRowText = memo(function RawRowText({
  text,
  row,
  needle,
  matches,
  current,
}: {
  text: string;
  row: RawRow;
  needle: string;
  matches: readonly number[];
  current: number;
}) {
  const inside = needle === "" ? [] : matches.filter((at) => at + needle.length > row.from && at < row.to);
  const content: ReactNode[] = [];
  let at = row.from;
  for (const token of tokensOfStretch(text, row.begin, row.from, row.to)) {
    const end = at + token.text.length;
    content.push(
      <span key={at} className={COLOURS[token.kind]}>
        {inside.length === 0 ? visibleText(token.text) : marked(text, at, end, inside, needle.length, current)}
      </span>,
    );
    at = end;
  }
  return <span className="recorded min-w-0 whitespace-pre">{content}</span>;
});

function marked(
  text: string,
  from: number,
  to: number,
  matches: readonly number[],
  length: number,
  current: number,
): ReactNode[] {
  const content: ReactNode[] = [];
  let at = from;
  for (const match of matches) {
    const begin = Math.max(match, from);
    const end = Math.min(match + length, to);
    if (end <= begin) continue;
    content.push(visibleText(text.slice(at, begin)));
    content.push(
      <mark key={begin} className={match === current ? "outline outline-accent" : ""}>
        {visibleText(text.slice(begin, end))}
      </mark>,
    );
    at = end;
  }
  content.push(visibleText(text.slice(at, to)));
  return content;
}
