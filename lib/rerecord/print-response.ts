import { parseJson } from "../json/parse";
import { printPythonAt } from "../json/print";
import { pythonString } from "../json/python-text";
import type { CallError, Recorded } from "./wire";

const LINE = "\n    ";

/** A line feed and the indent of a recording's `response.body`: what its text is printed for. */
export const BODY_LINE = LINE;

/** The value of `response` as the recorder writes it at its place in a recording (format, section 2). */
export function printResponse({ body, streaming, status, error }: Extract<Recorded, { ok: true }>): string {
  const members: [string, string][] = [
    ["body", body],
    ["is_streaming", String(streaming)],
  ];
  if (status !== null) members.unshift(["status", String(status)]);
  if (error) {
    members.push(["is_exception", "true"]);
    members.push(["exception_data", printError(error)]);
    members.push(["exception_message", pythonString(error.message)]);
  }
  return printMembers(members, "\n  ");
}

function printError({ provider, type, message, status, body }: CallError): string {
  const members: [string, string][] = [
    ["category", pythonString(provider === null ? "unknown" : "provider_sdk")],
    ["type", pythonString(type)],
    ["message", pythonString(message)],
  ];
  if (provider !== null) {
    members.splice(1, 0, ["provider", pythonString(provider)]);
    members.push(["status_code", status === null ? "null" : String(status)]);
    members.push(["body", reprinted(body)]);
  }
  return printMembers(members, LINE);
}

function reprinted(body: string | null): string {
  const parsed = body === null ? null : parseJson(body);
  return parsed?.ok ? printPythonAt(parsed.doc.root, `${LINE}  `) : "null";
}

function printMembers(members: readonly (readonly [string, string])[], line: string): string {
  const inner = `${line}  `;
  return `{${inner}${members.map(([key, value]) => `${pythonString(key)}: ${value}`).join(`,${inner}`)}${line}}`;
}

/** A list printed at a place: `print` gets the line of each item. */
export function printItems<T>(items: readonly T[], line: string, print: (item: T, line: string) => string): string {
  const inner = `${line}  `;
  return items.length === 0 ? "[]" : `[${inner}${items.map((item) => print(item, inner)).join(`,${inner}`)}${line}]`;
}
