import { type Indent, outermost } from "../json/indent";
import { parseJson } from "../json/parse";
import { printPythonAt } from "../json/print";
import { pythonString } from "../json/python-text";
import type { CallError, Recorded } from "./wire";

const RESPONSE = outermost.inner;

/** The indent of a recording's `response.body`: what its text is printed for. */
export const BODY = RESPONSE.inner;

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
  return printMembers(members, RESPONSE);
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
  return printMembers(members, BODY);
}

function reprinted(body: string | null): string {
  const parsed = body === null ? null : parseJson(body);
  return parsed?.ok ? printPythonAt(parsed.doc.root, BODY.inner) : "null";
}

function printMembers(members: readonly (readonly [string, string])[], { inner, endObject }: Indent): string {
  let printed = "";
  // Not joined: each joint would copy the whole body once more.
  for (const [key, value] of members) printed += `${printed === "" ? inner.line : inner.comma}"${key}": ${value}`;
  return `{${printed}${endObject}`;
}

/** Adds the pieces of an item's text, for the indent of the line that it begins in: all of them are joined once. */
export type Write<T> = (out: string[], item: T, indent: Indent) => void;

/** A list printed at a place. */
export function printItems<T>(items: readonly T[], { inner, endArray }: Indent, write: Write<T>): string {
  if (items.length === 0) return "[]";
  const out = ["["];
  for (const [at, item] of items.entries()) {
    out.push(at === 0 ? inner.line : inner.comma);
    write(out, item, inner);
  }
  out.push(endArray);
  return out.join("");
}

/** One value printed at a place. */
export function printItem<T>(item: T, indent: Indent, write: Write<T>): string {
  const out: string[] = [];
  write(out, item, indent);
  return out.join("");
}
