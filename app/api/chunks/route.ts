import { z } from "zod";
import { conversationOf } from "@/lib/dialects";
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
  const { messages, chunks } = conversationOf(opened.recording).response;
  return Response.json({
    messages: messages.map(({ parts }) => ({ parts: parts.map(partOf) })),
    chunks: chunks.map(({ label, pointers, pieces, notes }) => ({
      label,
      notes,
      pieces: pieces.map(({ message, part, start, end }) => ({ message, part, start, end })),
      raw: pointers.map((pointer) => opened.recording.doc.at(pointer)?.raw ?? "").join("\n"),
    })),
  });
}

function partOf(part: ReturnType<typeof conversationOf>["response"]["messages"][number]["parts"][number]) {
  if (part.type === "tool_call") return { type: part.type, label: part.name, text: part.arguments };
  const text = "text" in part ? part.text : "";
  return { type: part.type, label: part.type === "json" ? part.label : null, text };
}
