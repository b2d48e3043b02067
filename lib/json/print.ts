import type { JsonNode } from "./document";
import { pythonNumber } from "./python-number";
import { pythonString } from "./python-text";

/**
 * A value as Python writes it after reading it: `json.dumps(value, indent=2)` and a line feed (format, section 0).
 * Numbers are re-printed, not copied; a key that stands twice keeps its first place and its last value.
 */
export function printPython(node: JsonNode): string {
  return `${printPythonAt(node, "\n")}\n`;
}

/** The same inside of a text: `line` is a line feed and the indent of the line that the value begins in. */
export function printPythonAt(node: JsonNode, line: string): string {
  const inner = `${line}  `;
  switch (node.kind) {
    case "object": {
      const members = [...uniqueMembers(node)].map(
        ([key, value]) => `${pythonString(key)}: ${printPythonAt(value, inner)}`,
      );
      return members.length === 0 ? "{}" : `{${inner}${members.join(`,${inner}`)}${line}}`;
    }
    case "array": {
      const items = node.items().map((item) => printPythonAt(item, inner));
      return items.length === 0 ? "[]" : `[${inner}${items.join(`,${inner}`)}${line}]`;
    }
    default:
      return printScalar(node);
  }
}

function printScalar(node: JsonNode): string {
  if (node.kind === "string") return pythonString(node.string ?? "");
  return node.kind === "number" ? pythonNumber(node.raw) : node.raw;
}

/** An object's members as Python's `dict` holds them: the first place and the last value of each key. */
export function uniqueMembers(node: JsonNode): Map<string, JsonNode> {
  return new Map(node.members().map(({ key, value }) => [key, value]));
}

/** A value on one line, as Python's `json.dumps(value)` prints it. */
export function compactPython(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return `{${[...uniqueMembers(node)].map(([key, value]) => `${pythonString(key)}: ${compactPython(value)}`).join(", ")}}`;
    case "array":
      return `[${node.items().map(compactPython).join(", ")}]`;
    default:
      return printScalar(node);
  }
}
