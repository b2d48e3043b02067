import { z } from "zod";
import { getCatalog } from "@/lib/io/catalog";
import { findInFile, readFileWindow } from "@/lib/io/text-window";

const MAX_WINDOW = 16_000_000;

const querySchema = z.object({
  path: z.string().min(1),
  from: z.coerce.number().int().min(0).default(0),
  length: z.coerce.number().int().min(1).max(MAX_WINDOW).default(MAX_WINDOW),
  find: z.string().min(1).max(1000).optional(),
});

/** A stretch of a file's text, or (with `find`) where a text next stands in it. Bytes in, bytes out. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) {
    const [issue] = query.error.issues;
    return new Response(`The address is wrong: \`${issue?.path.join(".")}\` ${issue?.message}`, { status: 400 });
  }
  const { path, from, length, find } = query.data;
  const { root } = getCatalog();
  const result =
    find === undefined ? await readFileWindow(root, path, from, length) : await findInFile(root, path, find, from);
  return result.ok ? Response.json(result.value) : new Response(result.message, { status: 404 });
}
