import { getCatalog } from "@/lib/io/catalog";
import { findingsOfReview } from "@/lib/io/review/page";
import { shownReview } from "@/lib/io/review/session";
import { shownSchema } from "@/lib/review/range-schema";

/** What a check finds new in a range; `base` and `head` as in the page's address, `key` that of its view. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const shown = shownSchema.safeParse({ base: params.get("base"), head: params.get("head"), key: params.get("key") });
  if (!shown.success) {
    const [issue] = shown.error.issues;
    return new Response(`The address is wrong: \`${issue?.path.join(".")}\` ${issue?.message}`, { status: 400 });
  }
  const opened = await shownReview(getCatalog().root, shown.data);
  if (!opened.ok) return new Response(opened.refusal.problem.message, { status: 409 });
  return Response.json(await findingsOfReview(opened.review));
}
