import type { IncomingHttpHeaders } from "node:http";

/** What a date looks like in a header (RFC 9110, section 5.6.7); a number alone is none. */
const DATE = /^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/;

/**
 * Milliseconds that a provider asks to wait: by a number of them, of seconds, or by a date. A date is compared with the
 * provider's own clock where it tells the time, so that ours may be wrong. Null where it asks for nothing, or for a
 * time that is over.
 */
export function retryAfterOf(headers: IncomingHttpHeaders, now: number): number | null {
  const exact = numberOf(headers["retry-after-ms"]);
  if (exact !== null) return exact;
  const value = headers["retry-after"]?.trim() ?? "";
  const seconds = numberOf(value);
  if (seconds !== null) return seconds * 1000;
  const until = dateOf(value);
  if (until === null) return null;
  const wait = until - (dateOf(headers.date ?? "") ?? now);
  return wait > 0 ? wait : null;
}

function numberOf(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

function dateOf(value: string): number | null {
  // The oldest form says no zone, and means this one too.
  const date = DATE.test(value) ? Date.parse(/GMT$/.test(value) ? value : `${value} GMT`) : Number.NaN;
  return Number.isNaN(date) ? null : date;
}
