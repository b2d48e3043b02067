import { streamed } from "../scene";
import type { Fields } from "../values";

/** Server-sent events as the raw HTTP recorder keeps them: a list of lines, blank ones included. */
export function lineStream(events: readonly { event: string; data: Fields | string }[]) {
  const lines = events.flatMap(({ event, data }) => [
    `event: ${event}`,
    `data: ${typeof data === "string" ? data : JSON.stringify(data)}`,
    "",
  ]);
  return streamed(() => lines);
}
