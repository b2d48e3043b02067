import type { JsonNode } from "../json/document";
import { uniqueMembers } from "../json/print";
import { pythonNumber } from "../json/python-number";

/** A value as Python's `repr` prints it after reading it as JSON (format, section 3.6). */
export function pythonRepr(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return `{${[...uniqueMembers(node)].map(([key, value]) => `${reprString(key)}: ${pythonRepr(value)}`).join(", ")}}`;
    case "array":
      return `[${node.items().map(pythonRepr).join(", ")}]`;
    case "string":
      return reprString(node.string ?? "");
    case "number":
      return reprNumber(pythonNumber(node.raw));
    case "null":
      return "None";
    default:
      return node.kind === "true" ? "True" : "False";
  }
}

function reprNumber(token: string): string {
  const names: Readonly<Record<string, string>> = { Infinity: "inf", "-Infinity": "-inf", NaN: "nan" };
  return names[token] ?? token;
}

const SHORT: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** What Python calls printable: no control, format, private, unassigned or separating character but the space. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const character of text) {
    if (character === quote) out += `\\${character}`;
    else if (SHORT[character] !== undefined) out += SHORT[character];
    else out += UNPRINTABLE.test(character) ? escaped(character.codePointAt(0) ?? 0) : character;
  }
  return out + quote;
}

function escaped(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}
