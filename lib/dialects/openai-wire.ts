import type { Recording } from "../recording/recording";

/** The class of a recorded body, or of its first item; empty where it is untyped. */
export function bodyTypeOf({ body }: Pick<Recording, "body">): string {
  const first = body?.kind === "array" ? body.at(0) : body;
  return first?.get("__type__")?.string ?? "";
}

/** The word by which an untyped body, or its first item, says what it is. */
export function bodyObjectOf({ body }: Pick<Recording, "body">): string {
  const first = body?.kind === "array" ? body.at(0) : body;
  return (first?.get("object") ?? first?.get("type"))?.string ?? "";
}
