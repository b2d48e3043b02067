import type { IncomingHttpHeaders } from "node:http";
import { expect, it } from "vitest";
import { retryAfterOf } from "./retry-after";

const now = Date.parse("2026-03-01T10:00:00Z");

it.each<[string, IncomingHttpHeaders, number | null]>([
  ["seconds", { "retry-after": "2" }, 2000],
  ["no time at all", { "retry-after": "0" }, 0],
  ["parts of seconds", { "retry-after": " 0.5 " }, 500],
  ["milliseconds, which are more exact", { "retry-after": "1", "retry-after-ms": "250" }, 250],
  ["a date", { "retry-after": "Sun, 01 Mar 2026 10:00:07 GMT" }, 7000],
  ["a date as it was once written", { "retry-after": "Sunday, 01-Mar-26 10:00:07 GMT" }, 7000],
  ["a date as C writes it", { "retry-after": "Sun Mar  1 10:00:07 2026" }, 7000],
  [
    "a date by the provider's clock, an hour ahead of ours",
    { "retry-after": "Sun, 01 Mar 2026 11:00:07 GMT", date: "Sun, 01 Mar 2026 11:00:00 GMT" },
    7000,
  ],
  ["a date beside a clock that cannot be read", { "retry-after": "Sun, 01 Mar 2026 10:00:07 GMT", date: "noon" }, 7000],
  ["a date that is over", { "retry-after": "Sun, 01 Mar 2026 09:59:00 GMT" }, null],
  ["less than nothing", { "retry-after": "-3" }, null],
  ["a number in another form", { "retry-after": "1e3" }, null],
  ["words", { "retry-after": "soon" }, null],
  ["nothing", { "retry-after": "" }, null],
  ["no header", {}, null],
])("reads %s", (_, headers, wait) => {
  expect(retryAfterOf(headers, now)).toBe(wait);
});
