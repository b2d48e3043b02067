import type { JsonDocument, JsonNode } from "../../json/document";
import { pythonString } from "../../json/python-text";

/** How a text lays its JSON out, as far as its own beginning shows. */
export type Layout = {
  /** Line end and one level of indent; null where everything stands on one line. */
  lines: { end: string; unit: string } | null;
  /** Between the items of one line. */
  comma: string;
  colon: string;
  string(text: string): string;
};

/** The recorder's layout: two spaces, LF, everything ASCII. */
const RECORDER: Layout = { lines: { end: "\n", unit: "  " }, comma: ", ", colon: ": ", string: pythonString };

/** The layout of a document, by its first container that is not empty; the recorder's where there is none. */
export function layoutOf({ root, text }: JsonDocument, string: Layout["string"] = pythonString): Layout {
  const [first, second] = root.kind === "array" ? root.items() : root.members().map(({ value }) => value);
  if (!first) return { ...RECORDER, string };
  const member = root.members()[0];
  const from = member?.keyStart ?? first.start;
  const [, end, unit] = /^[[{][ \t]*(\r?\n)([ \t]*)/.exec(text.slice(root.start, from)) ?? [];
  const colon = member ? text.slice(member.keyEnd, first.start) : ": ";
  const next = second && (root.members()[1]?.keyStart ?? second.start);
  const between = next === undefined ? ", " : text.slice(first.end, next);
  return {
    lines: end === undefined ? null : { end, unit: unit ?? "" },
    comma: /^,[ \t]*$/.test(between) ? between : ", ",
    colon: /^:[ \t]*$/.test(colon) ? colon : ": ",
    string,
  };
}

/** The white space that the line begins with on which the offset stands. */
export function indentAt(text: string, offset: number): string {
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  let to = from;
  while (to < offset && (text[to] === " " || text[to] === "\t")) to++;
  return text.slice(from, to);
}

/** A value in a layout: strings escaped its way, numbers as they were typed. `indent` is that of the value's line. */
export function printIn(layout: Layout, node: JsonNode, indent: string): string {
  if (node.kind === "string") return layout.string(node.string ?? "");
  if (node.kind !== "object" && node.kind !== "array") return node.raw;
  const inner = indent + (layout.lines?.unit ?? "");
  const entries =
    node.kind === "array"
      ? node.items().map((item) => printIn(layout, item, inner))
      : node.members().map(({ key, value }) => `${layout.string(key)}${layout.colon}${printIn(layout, value, inner)}`);
  return enclose(layout, node.kind === "array" ? "[]" : "{}", entries, indent);
}

/** Printed items or members as a container; `indent` is that of the container's line. */
export function enclose(layout: Layout, brackets: "[]" | "{}", entries: readonly string[], indent: string): string {
  if (entries.length === 0) return brackets;
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  if (!layout.lines) return `${open}${entries.join(layout.comma)}${close}`;
  const inner = `${layout.lines.end}${indent}${layout.lines.unit}`;
  return `${open}${inner}${entries.join(`,${inner}`)}${layout.lines.end}${indent}${close}`;
}
