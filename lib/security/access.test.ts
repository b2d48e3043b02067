import { describe, expect, it } from "vitest";
import { type AccessPolicy, accessPolicyOf, type Visit, verdictOf } from "./access";

const local: AccessPolicy = { hosts: [], port: "4000", token: null };
const remote: AccessPolicy = { hosts: ["deck.example"], port: "4000", token: "s3cret" };

function visit(changes: Partial<Visit> = {}): Visit {
  return {
    method: "GET",
    host: "127.0.0.1:4000",
    origin: null,
    fetchSite: null,
    fetchMode: null,
    fetchDest: null,
    queryToken: null,
    cookieToken: null,
    ...changes,
  };
}

function outcome(changes: Partial<Visit>, policy = local): string | number {
  const verdict = verdictOf(visit(changes), policy);
  return verdict.type === "refuse" ? verdict.status : verdict.type;
}

describe("the host of a request", () => {
  it.each(["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000", "[::1]:4000"])("%s is ours", (host) => {
    expect(outcome({ host })).toBe("allow");
  });

  it.each([
    "evil.example:4000",
    "127.0.0.1.evil.example:4000",
    "localhost.evil.example:4000",
    "evil.example@127.0.0.1:4000",
    "127.0.0.1:4000@evil.example",
    "127.0.0.1:4001",
    "127.0.0.1",
    "127.0.0.2:4000",
    "[::1:4000",
    "localhost:4000, evil.example",
    "deck.example:4000",
  ])("%s is refused", (host) => {
    expect(outcome({ host })).toBe(403);
  });

  it("must be there", () => {
    expect(outcome({ host: null })).toBe(400);
    expect(outcome({ host: "" })).toBe(400);
  });

  it("needs no port where the server listens on the usual one", () => {
    expect(outcome({ host: "localhost" }, { ...local, port: "80" })).toBe("allow");
  });

  it("may have any port where the server's is not known", () => {
    expect(outcome({ host: "localhost:3000" }, { ...local, port: null })).toBe("allow");
    expect(outcome({ host: "evil.example:3000" }, { ...local, port: null })).toBe(403);
  });
});

describe("the origin of a request", () => {
  it.each(["http://127.0.0.1:4000", "http://localhost:4000", "https://localhost:4000"])("%s is ours", (origin) => {
    expect(outcome({ method: "POST", origin })).toBe("allow");
  });

  it.each(["http://evil.example", "http://localhost:3000", "http://127.0.0.1", "file://", "chrome-extension://abc"])(
    "%s is refused",
    (origin) => {
      expect(outcome({ method: "POST", origin })).toBe(403);
    },
  );

  it("may be null only where the browser says that our own page asks", () => {
    expect(outcome({ method: "POST", origin: "null" })).toBe(403);
    expect(outcome({ method: "POST", origin: "null", fetchSite: "cross-site" })).toBe(403);
    expect(outcome({ method: "POST", origin: "null", fetchSite: "same-origin" })).toBe("allow");
  });
});

describe("a request that another site makes", () => {
  it("is refused as a fetch, an image, a script, a frame or a form", () => {
    expect(outcome({ fetchSite: "cross-site", fetchMode: "no-cors", fetchDest: "image" })).toBe(403);
    expect(outcome({ fetchSite: "same-site", fetchMode: "cors", fetchDest: "empty" })).toBe(403);
    expect(outcome({ fetchSite: "cross-site", fetchMode: "navigate", fetchDest: "iframe" })).toBe(403);
    const form = { method: "POST", fetchSite: "cross-site", fetchMode: "navigate", fetchDest: "document" };
    expect(outcome(form)).toBe(403);
  });

  it("may be a link to a page", () => {
    expect(outcome({ fetchSite: "cross-site", fetchMode: "navigate", fetchDest: "document" })).toBe("allow");
  });
});

describe("a server that is reached from elsewhere", () => {
  const host = "deck.example:4000";

  it("asks for the token, on its loopback names too", () => {
    expect(outcome({ host }, remote)).toBe(401);
    expect(outcome({}, remote)).toBe(401);
  });

  it("takes the token once from the address, then from the cookie", () => {
    expect(outcome({ host, queryToken: "s3cret" }, remote)).toBe("enter");
    expect(outcome({ host, cookieToken: "s3cret" }, remote)).toBe("allow");
  });

  it.each(["", "s3cre", "s3cret ", "s3crets3cret", "S3cret"])("refuses the token %j", (token) => {
    expect(outcome({ host, queryToken: token }, remote)).toBe(401);
    expect(outcome({ host, cookieToken: token }, remote)).toBe(401);
  });

  it("does not let a wrong token in the address spoil the cookie's", () => {
    expect(outcome({ host, queryToken: "old", cookieToken: "s3cret" }, remote)).toBe("allow");
  });

  it("asks again where a link elsewhere kept the cookie back, and only then", () => {
    const link = { host, fetchSite: "cross-site", fetchMode: "navigate", fetchDest: "document" };
    expect(outcome(link, remote)).toBe("again");
    expect(outcome({ ...link, fetchSite: "same-origin" }, remote)).toBe(401);
  });

  it("refuses everybody while no token is set", () => {
    expect(outcome({ host }, { ...remote, token: null })).toBe(403);
    expect(outcome({}, { ...remote, token: null })).toBe(403);
  });
});

describe("accessPolicyOf", () => {
  it("reads what the command line hands over", () => {
    const env = { TAPEDECK_HOSTS: "Deck.example, [fe80::1],", PORT: "80", TAPEDECK_TOKEN: "t" };
    expect(accessPolicyOf(env)).toEqual({ hosts: ["deck.example", "[fe80::1]"], port: "80", token: "t" });
    expect(accessPolicyOf({})).toEqual({ hosts: [], port: null, token: null });
  });
});
