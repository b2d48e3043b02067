import { liveAnswer } from "@/lib/io/takes/live";

/** What has arrived of the answer that a job waits for, as far as it can be read. */
export function GET(request: Request): Response {
  const job = new URL(request.url).searchParams.get("job") ?? "";
  return Response.json({ answer: liveAnswer(job) });
}
