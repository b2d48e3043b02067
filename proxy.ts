import { type NextRequest, NextResponse } from "next/server";
import { accessPolicyOf, isFromElsewhere, type Verdict, type Visit, verdictOf } from "@/lib/security/access";
import { contentPolicyOf } from "@/lib/security/content-policy";

const POLICY = "Content-Security-Policy";
const BARE = { "Cache-Control": "no-store", [POLICY]: "default-src 'none'" };

/** Stands before every route: pages, actions and static files. */
export function proxy(request: NextRequest) {
  const policy = accessPolicyOf(process.env);
  // Cookies do not tell ports apart: two dashboards on one machine must not overwrite each other's.
  const cookie = `tapedeck-${policy.port ?? "0"}`;
  const visit = visitOf(request, cookie);
  const verdict = verdictOf(visit, policy);
  if (verdict.type === "refuse") return refusal(verdict);
  if (verdict.type === "allow") return answer(request);

  const elsewhere = isFromElsewhere(visit);
  const address = new URL(pathWithoutToken(request.nextUrl), `${request.nextUrl.protocol}//${visit.host}`).href;
  const response = elsewhere
    ? // The browser would keep a strict cookie back along a redirect that another site began.
      new NextResponse(null, { status: 200, headers: { ...BARE, Refresh: `0; url=${address}` } })
    : new NextResponse(null, { status: 303, headers: { ...BARE, Location: address } });
  if (verdict.type === "enter") {
    response.cookies.set(cookie, policy.token ?? "", { httpOnly: true, sameSite: "strict", path: "/" });
  }
  return response;
}

function visitOf({ headers, nextUrl, cookies, method }: NextRequest, cookie: string): Visit {
  return {
    method,
    host: headers.get("host"),
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    fetchMode: headers.get("sec-fetch-mode"),
    fetchDest: headers.get("sec-fetch-dest"),
    queryToken: nextUrl.searchParams.get("token"),
    cookieToken: cookies.get(cookie)?.value ?? null,
  };
}

/** Lets the request pass; Next puts the nonce of the policy that it finds in the request on its own scripts. */
function answer({ headers }: NextRequest) {
  const content = contentPolicyOf(crypto.randomUUID(), process.env.NODE_ENV === "development");
  const passedOn = new Headers(headers);
  passedOn.set(POLICY, content);
  const response = NextResponse.next({ request: { headers: passedOn } });
  response.headers.set(POLICY, content);
  return response;
}

function refusal({ status, reason, hint }: Extract<Verdict, { type: "refuse" }>) {
  return new NextResponse(`${reason} ${hint}\n`, {
    status,
    headers: { ...BARE, "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** Path and query on this server; two slashes at its start would name another one. */
function pathWithoutToken({ pathname, searchParams }: URL): string {
  const query = new URLSearchParams(searchParams);
  query.delete("token");
  return pathname.replace(/^\/+/, "/") + (query.size > 0 ? `?${query}` : "");
}
