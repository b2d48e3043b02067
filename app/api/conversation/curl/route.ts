import { z } from "zod";
import { getCatalog } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";
import { curlOf } from "@/lib/recording/curl";

const querySchema = z.object({ path: z.string().min(1) });

/** A recording's call as a `curl` command, as plain text; 404 with the reason where it cannot be one. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `path`.", { status: 400 });
  const read = await readRecording(getCatalog(), query.data.path);
  if (!read) return new Response(`There is no recording ${query.data.path}`, { status: 404 });
  if (!read.opened.ok) return new Response(read.opened.problem.message, { status: 404 });
  const curl = curlOf(read.opened.recording);
  return curl.ok ? new Response(curl.command) : new Response(curl.reason, { status: 404 });
}
