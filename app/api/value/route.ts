import { z } from "zod";
import { getCatalog } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";

const querySchema = z.object({ path: z.string().min(1), pointer: z.string() });

/** One value of a recording as the JSON text that stands in the file, and the file's hash. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `path` and a `pointer`.", { status: 400 });
  const { path, pointer } = query.data;
  const read = await readRecording(getCatalog(), path);
  const node = read?.opened.ok ? read.opened.recording.doc.at(pointer) : undefined;
  if (!read || !node) return new Response(`There is no value ${pointer} in ${path}`, { status: 404 });
  return Response.json({ hash: read.hash, json: node.raw });
}
