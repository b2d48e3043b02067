import { jobView } from "@/lib/io/jobs";

/** How far a job is. A route rather than an action, so that no action of the page has to wait for the looks at it. */
export function GET(request: Request): Response {
  const view = jobView(new URL(request.url).searchParams.get("id") ?? "");
  return view ? Response.json(view) : new Response("There is no such job (any more).", { status: 404 });
}
