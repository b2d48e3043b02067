import { z } from "zod";
import { PAGE_SIZE } from "@/components/health/health-data";
import { getCatalog } from "@/lib/io/catalog";
import { getCheck } from "@/lib/io/check-service";
import { findingsPage } from "@/lib/io/findings";

const querySchema = z.object({ rule: z.string().min(1), offset: z.coerce.number().int().min(0).default(0) });

/** Findings of a rule, a page at a time. */
export function GET(request: Request): Response {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success)
    return new Response("The address needs a `rule`, and an `offset` that is a number.", { status: 400 });
  const { report } = getCheck().state();
  if (!report) return new Response("The check has not finished yet.", { status: 503 });
  const { rule, offset } = query.data;
  return Response.json(findingsPage(getCatalog(), report, rule, { offset, limit: PAGE_SIZE }));
}
