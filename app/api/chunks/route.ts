import { z } from "zod";
import { streamOf } from "@/lib/catalog/stream";
import { getCatalog } from "@/lib/io/catalog";
import { openRecording } from "@/lib/recording/recording";

const querySchema = z.object({ path: z.string().min(1) });

/** A stream's assembled messages and its chunks, each with its raw text and the stretches that it brought. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `path`.", { status: 400 });
  const read = await getCatalog().readText(query.data.path);
  if (!read.ok) return new Response(read.problem.message, { status: 404 });
  const opened = openRecording(query.data.path, read.text);
  if (!opened.ok) return new Response(opened.problem.message, { status: 422 });
  return Response.json(streamOf(opened.recording));
}
