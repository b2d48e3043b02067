import { z } from "zod";
import { marks, raw } from "../marks";

type Types = Readonly<Record<string, z.ZodType>>;

function shapeOf(names: string, types: Types): Record<string, z.ZodType> {
  return Object.fromEntries(names.split(" ").map((name) => [name, types[name] ?? raw]));
}

/** A class by the names of its members, in their order; those that `types` does not name are of any value. */
export function members(names: string, types: Types = {}) {
  return z.looseObject(shapeOf(names, types));
}

/** A class of which objects say by their `type` that they are. */
export function tagged(words: string | string[], names: string, types: Types = {}) {
  return z.looseObject({ ...shapeOf(names, types), type: z.literal([words].flat()) });
}

type Tagged = ReturnType<typeof tagged>;

/** One of several classes by `type`; a value of no known one is written as the first, as the SDK takes it for that. */
export function oneOf(first: Tagged, ...others: Tagged[]) {
  return z.discriminatedUnion("type", [first, ...others]);
}

/** The same, where a value of no known type stays as it is. */
export function oneOfOrRaw(first: Tagged, ...others: Tagged[]) {
  return oneOf(first, ...others).register(marks, { others: "raw" });
}
