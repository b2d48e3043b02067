import { indentJson } from "@/components/conversation/indent-json";
import type { JsonNode } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";

/** Arguments up to this length are edited on the line on which they were recorded. */
const LINE = 80;

/** The ways in which recorders write arguments on one line: what stands behind a comma, and behind a colon. */
const STYLES = [
  { comma: ",", colon: ":" },
  { comma: ", ", colon: ": " },
] as const;
type Style = (typeof STYLES)[number];

/**
 * Arguments as they are edited: long ones laid out, where `argumentsOf` finds back to what was recorded; those of
 * several lines without the indent that they have in the file; everything else as recorded.
 */
export function argumentsShown(recorded: string): string {
  if (recorded.includes("\n")) return withoutIndent(recorded);
  if (recorded.length <= LINE) return recorded;
  const shown = indentJson(recorded);
  return shown !== null && styleOf(recorded, shown) ? shown : recorded;
}

/** Edited arguments as they are recorded: on one line, in the style of the old ones, if those stood on one. */
export function argumentsOf(recorded: string, shown: string, typed: string): string {
  if (typed === shown) return recorded;
  const style = recorded === shown ? null : styleOf(recorded, shown);
  return (style && onOneLine(typed, style)) ?? typed;
}

function styleOf(recorded: string, shown: string): Style | null {
  return STYLES.find((style) => onOneLine(shown, style) === recorded) ?? null;
}

function onOneLine(json: string, style: Style): string | null {
  const parsed = parseJson(json);
  return parsed.ok ? printed(parsed.doc.root, style) : null;
}

/** Tokens stay as they are; only the space between them is made. */
function printed(node: JsonNode, style: Style): string {
  if (node.kind === "array")
    return `[${node
      .items()
      .map((item) => printed(item, style))
      .join(style.comma)}]`;
  if (node.kind !== "object") return node.raw;
  const members = node.members().map(({ keyStart, keyEnd, value }) => {
    return node.doc.text.slice(keyStart, keyEnd) + style.colon + printed(value, style);
  });
  return `{${members.join(style.comma)}}`;
}

/** JSON text of several lines, moved to the left as far as its last line allows. */
export function withoutIndent(json: string): string {
  const indent = /\n([ \t]+)[^\n]*$/.exec(json)?.[1];
  return indent === undefined ? json : json.replaceAll(`\n${indent}`, "\n");
}
