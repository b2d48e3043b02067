import { z } from "zod";
import { getCatalog } from "@/lib/io/catalog";
import { rowsAnswerOf } from "@/lib/list/answer";
import { MAX_ROWS, PAGE_ROWS } from "@/lib/list/wire";
import { parseListQuery } from "@/lib/url-state/list-state";

const rangeSchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MAX_ROWS).default(PAGE_ROWS),
  /** A path: the answer tells its place, and holds the rows around it in place of those at `offset`. */
  around: z.string().min(1).optional(),
  /** `groups`: all groups without rows; `paths`: the paths of the range; without a `limit` of all that matches. */
  only: z.enum(["groups", "paths"]).optional(),
});

/** Rows of a list query (as in the table's own address), by range. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const range = rangeSchema.safeParse(Object.fromEntries(params));
  if (!range.success) {
    const [issue] = range.error.issues;
    return new Response(`The address is wrong: \`${issue?.path.join(".")}\` ${issue?.message}`, { status: 400 });
  }
  const { offset, limit, around, only } = range.data;
  const catalog = getCatalog();
  const query = parseListQuery(params);
  if (only === "groups") {
    const { groups, total, version } = catalog.query(query, { offset: 0, limit: Infinity });
    return Response.json({ groups, total, version });
  }
  if (only === "paths") {
    const paths = params.has("limit")
      ? catalog.query(query, { offset, limit }).rows.map(({ path }) => path)
      : await catalog.matching(query);
    return Response.json({ paths });
  }
  const at = around === undefined ? null : (catalog.neighbours(query, around)?.position ?? null);
  const from = at === null ? offset : Math.max(0, Math.floor(at / PAGE_ROWS) * PAGE_ROWS);
  return Response.json(rowsAnswerOf(catalog.query(query, { offset: from, limit }), at));
}
