import { parseJson } from "@/lib/json/parse";
import { pointerOfField } from "./fields";
import type { NewPart, Session } from "./session";

/** How many fields of a session cannot be saved as they stand. */
export function problemsIn({ values, addedCalls, addedParts }: Session): number {
  const typed = Object.entries(values).filter(([name, { now }]) => problemOf(name, now) !== null);
  const calls = addedCalls.filter(({ name }) => callNameProblem(name) !== null);
  return typed.length + calls.length + addedParts.filter((part) => partProblem(part) !== null).length;
}

/** Why a field cannot be saved with this value; null where it can. */
export function problemOf(name: string, value: string): string | null {
  if (name.startsWith("usage/") && value.trim() === "") return null;
  if (/^usage\/|^error\/status$/.test(name)) return isCount(value) ? null : "This has to be a whole number.";
  if (/\/call\/\d+\/name$/.test(name)) return callNameProblem(value);
  if (/\/(call\/\d+\/id|result)$/.test(name)) return value === "" ? "An id cannot be empty." : null;
  if (/\/media\/\d+$/.test(name)) return mediaProblem(value);
  return pointerOfField(name) === null ? null : jsonProblem(value);
}

/** Why a part that is added cannot be saved as it stands. */
export function partProblem({ type, url, name }: NewPart): string | null {
  if (type === "text") return null;
  return type === "image" ? mediaProblem(url) : callNameProblem(name);
}

export function mediaProblem(url: string): string | null {
  return url.trim() === "" ? "An image needs an address, or a file." : null;
}

export function callNameProblem(name: string): string | null {
  return name === "" ? "A tool call needs a name." : null;
}

/** Where a text stops being JSON; null where it is JSON. */
export function jsonProblem(text: string): string | null {
  const parsed = parseJson(text);
  if (parsed.ok) return null;
  const { line, column, message } = parsed.error;
  return `Line ${line}, column ${column}: ${message}.`;
}

function isCount(value: string): boolean {
  return /^\d{1,15}$/.test(value.trim());
}
