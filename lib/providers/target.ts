import { realUrlOf } from "../recording/curl";
import type { Recording } from "../recording/recording";

/** Whether a call is recorded with its real address: raw HTTP, and Ollama's own API. */
function hasRealAddress({ kind, endpoint }: Recording): boolean {
  return kind === "http" || endpoint.startsWith("/api/");
}

/**
 * The address to ask: the real one of the recorded call (format, section 5), with the configured base in the place of
 * the recorded. Of a call that is recorded with its real address, only the origin is replaced.
 */
export function targetOf(recording: Recording, baseUrl: string): string {
  const real = realUrlOf(recording);
  const origin = /^https?:\/\/[^/?#]*/i.exec(real)?.[0] ?? "";
  if (hasRealAddress(recording)) return new URL(baseUrl).origin + real.slice(origin.length);
  const base = recording.url.endsWith(recording.endpoint) ? recording.url.slice(0, -recording.endpoint.length) : "";
  const path = base.replace(/^https?:\/\/[^/?#]*/i, "");
  return baseUrl + real.slice(origin.length + path.length);
}
