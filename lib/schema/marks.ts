import { z } from "zod";

/**
 * What the recorder's SDKs know of a field beyond its type. `since`: the version of the SDK that declares it first; an
 * older one has it among the undeclared members. `ifSeen`: declared by some versions that recordings do not name, so
 * that its null is written only where the recording had the field before. `until`: the first version that declares it
 * no more. `wire`: its name on the wire, where Python cannot have it. `others`: what a union makes of a value of a type
 * that it does not know; its first class, unless it is left raw.
 */
export type Mark = {
  printed?: "float" | "time";
  since?: string;
  until?: string;
  ifSeen?: boolean;
  wire?: string;
  others?: "raw";
};

/** `omitted`: members without a value are left out; else they are null. `camel`: the wire spells names in camelCase. */
type ClassMark = { nulls?: "omitted"; wire?: "camel" };

export const marks = z.registry<Mark>();
export const classMarks = z.registry<ClassMark>();

/** Any value, as it came. */
export const raw = z.unknown();

/** A number that Python holds as a float: `0` on the wire is written as `0.0`. */
export const float = z.number().register(marks, { printed: "float" });

/** A moment, which is read and written anew: microseconds, and `Z` for UTC. */
export const time = z.string().register(marks, { printed: "time" });

/** A field of any type, declared from an SDK's version on, and before `until` if that is given. */
export function since(version: string, until?: string): z.ZodUnknown {
  return z.unknown().register(marks, { since: version, until });
}

/** The same for a field whose type is known. */
export function typedSince(version: string, type: z.ZodType): z.ZodType {
  return type.clone().register(marks, { ...marks.get(type), since: version });
}

/** A field whose null is written only where the recording had the field before. */
export function ifSeen(): z.ZodUnknown {
  return z.unknown().register(marks, { ifSeen: true });
}
