import { z } from "zod";
import { piecesOf } from "@/components/edit/session/base";
import { conversationOf } from "@/lib/dialects";
import { answerPlacesOf } from "@/lib/edit/answer-places";
import { getCatalog } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";

const querySchema = z.object({ path: z.string().min(1) });

/**
 * A recording as a conversation, without its list of chunks (`/api/chunks` has them), and what an editor of it needs:
 * the file's hash, the test id, how many chunks brought each part of the answer, and what the answer has a place for. A
 * file that is no recording answers with the problem; a path that is not in the catalog with 404.
 */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return new Response("The address needs a `path`.", { status: 400 });
  const read = await readRecording(getCatalog(), query.data.path);
  if (!read) return new Response(`There is no recording ${query.data.path}`, { status: 404 });
  const { row, hash, opened } = read;
  const none = { conversation: null, testId: null, pieces: [], places: null };
  if (!opened.ok) return Response.json({ row, hash, ...none, problem: opened.problem });
  const { recording } = opened;
  const whole = conversationOf(recording);
  const { response, ...conversation } = whole;
  return Response.json({
    row,
    hash,
    testId: recording.testId,
    pieces: piecesOf(response),
    places: answerPlacesOf(recording, whole),
    conversation: { ...conversation, response: { ...response, chunks: [] } },
    problem: null,
  });
}
