/**
 * Reads one value of an answer; throws a `DecodeError` that names the place where the answer is not what was agreed.
 * The table's first load has no room for a schema library; what it asks is only its own server.
 */
export type Decoder<T> = (value: unknown, at: string) => T;

/** Data that is not what was expected of the server. */
export class DecodeError extends Error {}

function wrong(at: string, wanted: string): never {
  throw new DecodeError(`The answer is not as expected: \`${at}\` is no ${wanted}.`);
}

export const text: Decoder<string> = (value, at) => (typeof value === "string" ? value : wrong(at, "text"));
export const count: Decoder<number> = (value, at) => (typeof value === "number" ? value : wrong(at, "number"));
export const flag: Decoder<boolean> = (value, at) => (typeof value === "boolean" ? value : wrong(at, "yes or no"));

export function nullable<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, at) => (value === null ? null : inner(value, at));
}

export function optional<T>(inner: Decoder<T>): Decoder<T | undefined> {
  return (value, at) => (value === undefined ? undefined : inner(value, at));
}

export function oneOf<const T extends string>(...values: T[]): Decoder<T> {
  return (value, at) => values.find((known) => known === value) ?? wrong(at, `one of ${values.join(", ")}`);
}

export function list<T>(inner: Decoder<T>): Decoder<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong(at, "list");
    return value.map((item: unknown, index) => inner(item, `${at}[${index}]`));
  };
}

/** An object with members of any names, all of one kind. */
export function record<T>(inner: Decoder<T>): Decoder<Record<string, T>> {
  return (value, at) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(at, "object");
    const members: [string, unknown][] = Object.entries(value);
    return Object.fromEntries(members.map(([name, each]) => [name, inner(each, `${at}.${name}`)]));
  };
}

/** An object with these members; others are left out. */
export function object<T extends object>(members: { [Name in keyof T]-?: Decoder<T[Name]> }): Decoder<T> {
  const readers: [string, Decoder<unknown>][] = Object.entries(members);
  return (value, at) => {
    if (typeof value !== "object" || value === null) return wrong(at, "object");
    const found = new Map<string, unknown>(Object.entries(value));
    const made: T = Object.create(Object.prototype);
    return Object.assign(
      made,
      Object.fromEntries(readers.map(([name, read]) => [name, read(found.get(name), `${at}.${name}`)])),
    );
  };
}

/** Reads a whole answer. */
export function decode<T>(decoder: Decoder<T>, value: unknown): T {
  return decoder(value, "answer");
}
