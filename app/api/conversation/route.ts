import { z } from "zod";
import { conversationOf } from "@/lib/dialects";
import { getCatalog } from "@/lib/io/catalog";
import { openRecording } from "@/lib/recording/recording";

const querySchema = z.object({ path: z.string().min(1) });

/**
 * A recording as a conversation, without its list of chunks (`/api/chunks` has them). A file that is no recording
 * answers with the problem; a path that is not in the catalog with 404.
 */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `path`.", { status: 400 });
  const { path } = query.data;
  const catalog = getCatalog();
  const found = catalog.get(path);
  if (!found) return new Response(`There is no recording ${path}`, { status: 404 });
  const { text: _, ...row } = found;
  const read = await catalog.readText(path);
  if (!read.ok) return Response.json({ row, conversation: null, problem: read.problem });
  const opened = openRecording(path, read.text);
  if (!opened.ok) return Response.json({ row, conversation: null, problem: opened.problem });
  const { response, ...conversation } = conversationOf(opened.recording);
  return Response.json({
    row,
    conversation: { ...conversation, response: { ...response, chunks: [] } },
    problem: null,
  });
}
