import { sameSecret } from "./secret";

/** Whom the server answers: the names it is reached by, its port, and the secret that a visitor must know. */
export type AccessPolicy = {
  /** Host names without port, in lower case; IPv6 addresses in brackets. Loopback names are always allowed. */
  hosts: readonly string[];
  /** The port it listens on; null where it is not known, then any port is accepted. */
  port: string | null;
  /** Null where no token is asked for. */
  token: string | null;
};

/** The headers of a request that access depends on; null where a header is missing. */
export type Visit = {
  method: string;
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
  fetchMode: string | null;
  fetchDest: string | null;
  /** `token` of the query. */
  queryToken: string | null;
  cookieToken: string | null;
};

/**
 * `enter`: the token was right and came in the address; it belongs into a cookie now, and out of the address.
 * `again`: a link on another site led here, so the browser kept the cookie back; it sends it when our page asks again.
 */
export type Verdict =
  | { type: "allow" }
  | { type: "enter" }
  | { type: "again" }
  | { type: "refuse"; status: 400 | 401 | 403; reason: string; hint: string };

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Reads the policy from the environment that the command line hands to the server. */
export function accessPolicyOf(env: Readonly<Record<string, string | undefined>>): AccessPolicy {
  const hosts = (env.TAPEDECK_HOSTS ?? "").split(",").map((host) => host.trim().toLowerCase());
  return {
    hosts: hosts.filter((host) => host !== ""),
    port: env.PORT || null,
    token: env.TAPEDECK_TOKEN || null,
  };
}

/** Whether a host (without port) is this machine. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.includes(host) || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Decides on one request. A policy that names a host off the machine but no token refuses everybody. */
export function verdictOf(visit: Visit, policy: AccessPolicy): Verdict {
  return refusalOf(visit, policy) ?? admissionOf(visit, policy);
}

function refusalOf(visit: Visit, policy: AccessPolicy): Verdict | null {
  if (!visit.host) return refuse(400, "There is no Host header.", "Ask by the address that Tapedeck printed.");
  if (!isAllowed(visit.host, policy)) {
    return refuse(403, "This host is not on the list.", "Open the address that Tapedeck printed when it started.");
  }
  if (!isOriginAllowed(visit, policy)) {
    return refuse(403, "This request comes from another site.", "Open Tapedeck itself.");
  }
  if (isFromElsewhere(visit) && !isNavigation(visit)) {
    return refuse(403, "Another site asks for this.", "Open Tapedeck itself.");
  }
  return null;
}

function admissionOf(visit: Visit, { hosts, token }: AccessPolicy): Verdict {
  const { queryToken, cookieToken } = visit;
  if (token === null) {
    return hosts.every(isLoopbackHost)
      ? { type: "allow" }
      : refuse(403, "No token is set.", "An address off this machine needs one: start Tapedeck with --host.");
  }
  if (queryToken !== null && sameSecret(queryToken, token)) return { type: "enter" };
  if (cookieToken !== null && sameSecret(cookieToken, token)) return { type: "allow" };
  if (isFromElsewhere(visit)) return { type: "again" };
  return refuse(401, "A token is needed.", "Open the address with ?token=… that Tapedeck printed when it started.");
}

function refuse(status: 400 | 401 | 403, reason: string, hint: string): Verdict {
  return { type: "refuse", status, reason, hint };
}

function isAllowed(hostAndPort: string, policy: AccessPolicy): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:/?#@[\]]+)(?::(\d+))?$/i.exec(hostAndPort);
  if (!match) return false;
  const [, host = "", port] = match;
  const name = host.toLowerCase();
  return (
    (LOOPBACK.includes(name) || policy.hosts.includes(name)) && (policy.port === null || (port ?? "80") === policy.port)
  );
}

/**
 * A browser sends `null` for the form of a page that gives no referrer; its own `Sec-Fetch-Site` then tells whether
 * that page was ours.
 */
function isOriginAllowed({ origin, fetchSite }: Visit, policy: AccessPolicy): boolean {
  if (origin === null) return true;
  if (origin === "null") return fetchSite === "same-origin";
  const host = /^https?:\/\/(.+)$/i.exec(origin)?.[1];
  return host !== undefined && isAllowed(host, policy);
}

/** Whether another site asks; another port of this machine is one, too. A typed address is not. */
export function isFromElsewhere({ fetchSite }: Pick<Visit, "fetchSite">): boolean {
  return fetchSite === "cross-site" || fetchSite === "same-site";
}

function isNavigation({ method, fetchMode, fetchDest }: Visit): boolean {
  return method === "GET" && fetchMode === "navigate" && fetchDest === "document";
}
