import { getCheck } from "@/lib/io/check-service";

/** How far the check is. */
export function GET(): Response {
  const { state, done, total, version } = getCheck().state();
  return Response.json({ state, done, total, version });
}
