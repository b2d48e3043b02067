import { getCheck } from "@/lib/io/check-service";
import { byLevel, type RecordingFindings } from "@/lib/lint/recording-findings";

/** What a check finds in one recording: by the last report, else in this file alone. */
export function GET(request: Request): Response {
  const path = new URL(request.url).searchParams.get("path");
  if (path === null) return new Response("The address needs a `path`.", { status: 400 });
  const check = getCheck();
  const known = check.known(path);
  const checked = known ?? check.alone(path);
  if (!checked) return new Response("Nothing is known of that recording.", { status: 404 });
  const found: RecordingFindings = { findings: byLevel(checked.findings), compared: known !== null };
  return Response.json(found);
}
