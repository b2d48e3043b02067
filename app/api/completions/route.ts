import { z } from "zod";
import { getCatalog } from "@/lib/io/catalog";

const querySchema = z.object({
  text: z.string().max(2000).default(""),
  cursor: z.coerce.number().int().min(0).default(0),
});

/** What could stand at a place of the search box. */
export function GET(request: Request): Response {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `text` and a `cursor` in it.", { status: 400 });
  return Response.json({ completions: getCatalog().completions(query.data.text, query.data.cursor) });
}
