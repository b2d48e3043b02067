import type { z } from "zod";
import { type Outcome, refuse, refuseReadOnly } from "@/lib/change/refusal";
import { isReadOnly } from "@/lib/io/access";
import { type Catalog, getCatalog } from "@/lib/io/catalog";

type Work<S extends z.ZodType, T> = (input: z.output<S>, catalog: Catalog) => Promise<Outcome<T>>;

/**
 * A server action that looks, and changes nothing. Anybody who can reach the server can call it with anything: what
 * comes in is parsed, whatever its type says, and what is not of the shape is refused.
 */
export function query<S extends z.ZodType, T>(schema: S, work: Work<S, T>) {
  return async (input: z.input<S>): Promise<Outcome<T>> => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return malformed(parsed.error);
    return work(parsed.data, getCatalog());
  };
}

/**
 * A server action that changes recordings: refused with `--read-only`. `pathsOf` names what the catalog is to read
 * anew.
 */
export function mutation<S extends z.ZodType, T>(schema: S, work: Work<S, T>, pathsOf: (done: T) => readonly string[]) {
  return query(schema, async (input, catalog): Promise<Outcome<T>> => {
    if (isReadOnly()) return refuseReadOnly();
    const done = await work(input, catalog);
    if (done.ok) await catalog.refresh(pathsOf(done));
    return done;
  });
}

function malformed({ issues }: z.ZodError): Outcome<never> {
  const [issue] = issues;
  const where = issue?.path.join(".") || "the request";
  return refuse("edit", null, `${where}: ${issue?.message ?? "not of the expected shape"}`, "Reload the page.");
}
