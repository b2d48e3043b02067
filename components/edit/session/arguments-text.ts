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
 * Arguments as they are edited: those that stand as a value in the file laid out for reading, and long ones on one line
 * too where `argumentsOf` finds back to what was recorded; everything else as recorded.
 */
export function argumentsShown(recorded: string): string {
  if (/\n[ \t]+\S[^\n]*$/.test(recorded)) return jsonShown(recorded);
  if (recorded.includes("\n")) return recorded;
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

/** A value of a file as it is edited: laid out, its escaped letters as letters, its numbers as recorded. */
export function jsonShown(json: string): string {
  return indentJson(json) ?? json;
}
