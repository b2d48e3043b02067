import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";

/**
 * The data of the server-sent events of a text, as the providers' SDKs read it (format, section 3.7): an event ends at
 * a blank line, and one without it is lost; data lines are joined by a line feed; `[DONE]` ends the stream.
 */
export function eventDataOf(text: string): string[] {
  const events: string[] = [];
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  let data: string | null = null;
  let at = 0;
  // What stands behind the last terminator is no whole line.
  for (let end = lines.indexOf("\n"); end !== -1; end = lines.indexOf("\n", at)) {
    if (end === at) {
      if (data?.startsWith("[DONE]")) return events;
      if (data !== null) events.push(data);
      data = null;
    } else if (lines.startsWith("data:", at)) {
      const line = lines.slice(at + (lines.startsWith(" ", at + 5) ? 6 : 5), end);
      data = data === null ? line : `${data}\n${line}`;
    }
    at = end + 1;
  }
  return events;
}

/** Where Python's line reader splits a text (format, section 3.7). */
const CONTROLS = String.fromCharCode(0x1c, 0x1d, 0x1e, 0x85);
const PYTHON_LINE = new RegExp(`\\r\\n|[\\n\\r\\v\\f${CONTROLS}\\u2028\\u2029]`);

/** The lines of a text as the recorder stores them: without terminators, blank ones as empty strings. */
export function pythonLinesOf(text: string): string[] {
  const lines = text.split(PYTHON_LINE);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Events whose data is JSON; or which one is not, counted from 1, and why. */
export type EventValues = { ok: true; values: JsonNode[] } | { ok: false; event: number; message: string };

/** The values of events. All are parsed as one text: one document for thousands of small values costs far less. */
export function eventValuesOf(events: readonly string[]): EventValues {
  const whole = parseJson(`[${events.join("\n,")}]`);
  const values = whole.ok ? whole.doc.root.items() : [];
  // A comma inside of broken data may part it into two, or join two: each must be a value by itself.
  if (whole.ok && areOneEach(values, events)) return { ok: true, values };
  const each: JsonNode[] = [];
  for (const [at, data] of events.entries()) {
    const parsed = parseJson(data);
    if (!parsed.ok) return { ok: false, event: at + 1, message: parsed.error.message };
    each.push(parsed.doc.root);
  }
  return { ok: true, values: each };
}

/** Whether each value of the list stands where the event of its place does. */
function areOneEach(values: readonly JsonNode[], events: readonly string[]): boolean {
  let from = 1;
  return (
    values.length === events.length &&
    values.every(({ start, end }, at) => {
      const to = from + (events[at]?.length ?? 0);
      const isInside = start >= from && end <= to;
      from = to + 2;
      return isInside;
    })
  );
}
