import { z } from "zod";
import { imageTypeOf } from "@/components/conversation/image-type";
import { conversationOf } from "@/lib/dialects";
import { getCatalog } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";
import type { Conversation } from "@/lib/recording/message";

const querySchema = z.object({ path: z.string().min(1), pointer: z.string() });

/** An image that a recording holds inline, if its bytes are one of the raster types; never as anything else. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs `path` and `pointer`.", { status: 400 });
  const read = await readRecording(getCatalog(), query.data.path);
  const data = read?.opened.ok ? imageAt(conversationOf(read.opened.recording), query.data.pointer) : undefined;
  const type = data === undefined ? null : imageTypeOf(data);
  if (data === undefined || type === null) return new Response("There is no image", { status: 404 });
  return new Response(Buffer.from(data, "base64"), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": "inline",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

function imageAt({ request, response }: Conversation, pointer: string): string | undefined {
  for (const { parts } of [...request.messages, ...response.messages]) {
    for (const part of parts) {
      if (part.type === "image" && part.pointer === pointer && part.source.type === "inline") return part.source.data;
    }
  }
  return undefined;
}
