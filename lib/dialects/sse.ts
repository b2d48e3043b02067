import type { JsonDocument, JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Chunk } from "../recording/message";

/** One server-sent event of a recorded list of lines (format, section 2, R10). */
export type SseEvent = {
  /** The `event:` field; null where there is none. */
  name: string | null;
  /** The `data:` fields joined with LF; null where the event has none. */
  data: string | null;
  /** The data as JSON; null where it is none (`[DONE]`). */
  doc: JsonDocument | null;
  /** Pointer of the first data line, or of the first line. */
  pointer: string;
  /** Pointers of all the event's lines, the blank one that ends it included. */
  pointers: string[];
};

type Line = { text: string; pointer: string };

/**
 * Stands for a terminator that the recorder's line reader took out of the data: of those at which it splits (format,
 * section 3.7), only U+0085, U+2028 and U+2029 may stand in JSON. Which one it was is lost.
 */
const LOST_TERMINATOR = "\u2028";

const FIELD = /^(?:event|data|id|retry)(?::|$)|^:/;

/**
 * Groups recorded lines into events. A blank line ends an event, and so does the end of the list; a blank line before
 * a line that is no field stands inside data (see `eventDataOf`). Items that are no strings count as blank lines.
 */
export function sseEventsOf(body: JsonNode): SseEvent[] {
  const lines = body.items().map((node): Line => ({ text: node.string ?? "", pointer: node.pointer }));
  const events: SseEvent[] = [];
  let group: Line[] = [];
  for (const [at, line] of lines.entries()) {
    group.push(line);
    const next = lines[at + 1]?.text;
    const ends = next === undefined || (line.text === "" && (next === "" || FIELD.test(next)));
    if (!ends) continue;
    if (group.some(({ text }) => text !== "")) events.push(eventOf(group));
    group = [];
  }
  return events;
}

/** The event as a chunk that has brought nothing yet; says so where its data is no JSON. */
export function chunkOf({ name, data, doc, pointers }: SseEvent): Chunk {
  const type = doc?.root.get("type")?.string ?? doc?.root.get("event_type")?.string;
  const notes = doc || data === null ? [] : [data === "[DONE]" ? "end of stream" : "not JSON"];
  return { label: name ?? type ?? "data", pointers, pieces: [], notes };
}

/**
 * The data of an event from its lines: the text that `Piece.inner` points into, once parsed. Null without a data line.
 * Where the data fields alone are no JSON, lines that are no field continue the data line before them: the recorder
 * has split it at a terminator inside a string.
 */
export function eventDataOf(lines: readonly string[]): string | null {
  const fields = lines.filter(isData).map(fieldValueOf);
  if (fields.length === 0) return null;
  const data = fields.join("\n");
  if (!/^\s*[{[]/.test(data) || data.startsWith("[DONE]") || parseJson(data).ok) return data;
  const whole = continuedDataOf(lines.at(-1) === "" ? lines.slice(0, -1) : lines);
  return whole !== data && parseJson(whole).ok ? whole : data;
}

function continuedDataOf(lines: readonly string[]): string {
  const fields: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (isData(line)) fields.push([fieldValueOf(line)]);
    else if (open && !FIELD.test(line)) fields.at(-1)?.push(line);
    open = isData(line) || (open && !FIELD.test(line));
  }
  return fields.map((field) => field.join(LOST_TERMINATOR)).join("\n");
}

function isData(line: string): boolean {
  return line.startsWith("data:") || line === "data";
}

function fieldValueOf(line: string): string {
  return line.slice(line.startsWith("data: ") ? 6 : 5);
}

function eventOf(lines: readonly Line[]): SseEvent {
  const texts = lines.map(({ text }) => text);
  const data = eventDataOf(texts);
  const parsed = data === null ? null : parseJson(data);
  return {
    name:
      texts
        .findLast((text) => text.startsWith("event:"))
        ?.slice(6)
        .trim() ?? null,
    data,
    doc: parsed?.ok ? parsed.doc : null,
    pointer: (lines.find(({ text }) => isData(text)) ?? lines[0])?.pointer ?? "",
    pointers: lines.map(({ pointer }) => pointer),
  };
}
