import type { Recording } from "../recording/recording";

export type HostKey = { ok: true; host: string } | { ok: false; reason: string };

/**
 * What the configuration calls a recorded call's provider: the host and port of its URL in lower case; `vertexai` for
 * Vertex AI, and the tool's own for a tool. Refused where the recorded URL is not plainly one of a host.
 */
export function hostKeyOf({ kind, url, request }: Recording): HostKey {
  if (kind === "tool")
    return { ok: true, host: /tavily/i.test(request.get("provider")?.string ?? "") ? "api.tavily.com" : "tool" };
  if (kind === "file_processor") return { ok: true, host: "local" };
  if (url.startsWith("vertexai:")) return { ok: true, host: "vertexai" };
  const parsed =
    /^https?:\/\//i.test(url) && !/[\\\s\p{Cc}\p{Cf}]/u.test(url) && URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return { ok: false, reason: `The recorded address \`${url}\` is none of http or https.` };
  if (parsed.username !== "" || parsed.password !== "" || /^https?:\/\/[^/?#]*@/i.test(url)) {
    return { ok: false, reason: "The recorded address holds a user's name, behind which another host may hide." };
  }
  if (/^https?:\/\/[^?#]*\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(url)) {
    return { ok: false, reason: "The path of the recorded address steps up, so that another one may be meant." };
  }
  return { ok: true, host: parsed.host };
}
