import { dataOf } from "../../dialects/shared";
import { eventDataOf, type SseEvent, sseEventsOf } from "../../dialects/sse";
import { type StreamItem, streamItemsOf } from "../../dialects/stream-item";
import type { JsonDocument, JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import type { Recording } from "../../recording/recording";
import type { TextEdit } from "../plan";
import { applyTextEdits, orderedEdits } from "../text/apply";
import { indentAt, layoutOf, printIn } from "../text/layout";
import { DocumentEdits } from "../text/value-edits";
import { eventStringPrinter } from "./event-strings";

/** Where a value stands: in the file, or in the data of the event whose first data line `pointer` is (see `Piece`). */
export type Site = { pointer: string; inner?: string };

/** A value, and the changes of the document that it is in. */
export type Held = { node: JsonNode; edits: DocumentEdits };

/** Changes of one recording, in its own JSON and in that of its events, collected until they become edits of text. */
export class Draft {
  readonly file: DocumentEdits;
  private readonly events = new Map<string, { event: SseEvent; edits: DocumentEdits }>();
  private byPointer: Map<string, SseEvent> | null = null;
  private wireItems: StreamItem[] | null = null;

  constructor(readonly recording: Recording) {
    this.file = new DocumentEdits(recording.doc);
  }

  /** The items of a streamed body; of one that is no list, the body itself. */
  get items(): readonly StreamItem[] {
    this.wireItems ??= itemsOf(this.recording);
    return this.wireItems;
  }

  get isStream(): boolean {
    return this.recording.body?.kind === "array";
  }

  /** The value at a site, to be changed there; undefined where there is none. */
  hold({ pointer, inner }: Site): Held | undefined {
    const edits = inner === undefined ? this.file : this.eventEdits(pointer);
    const node = edits?.doc.at(inner ?? pointer);
    return edits && node ? { node, edits } : undefined;
  }

  /** The value at `path` below an item's data. */
  holdIn(item: StreamItem, path: string): Held | undefined {
    return this.hold(item.isEvent ? { pointer: item.base, inner: path } : { pointer: item.base + path });
  }

  /** A copy of an item as the texts of list items, changed by `change`. */
  copyOf(item: StreamItem, change: (held: Held) => void): string[] {
    const { doc } = this.recording;
    const raws = item.pointers.map((pointer) => doc.at(pointer)?.raw ?? "null");
    if (!item.data) return raws;
    if (item.isEvent) {
      const edits = eventEditsOf(item.data.doc);
      change({ node: edits.doc.root, edits });
      const lines = linesWith(this.linesOf(item.pointers), editedText(edits));
      return lines.map((line) => this.file.layout.string(line));
    }
    const [pointer = "", raw = ""] = [item.pointers[0], raws[0]];
    const parsed = parseJson(raw);
    if (!parsed.ok) return raws;
    const edits = new DocumentEdits(parsed.doc, this.file.layout);
    const node = parsed.doc.at(item.base.slice(pointer.length)) ?? parsed.doc.root;
    change({ node, edits });
    return [editedText(edits)];
  }

  /** A new event, framed as that item is, as the texts of list items. */
  newEvent(like: StreamItem, name: string, data: object): string[] {
    const doc = like.data?.doc;
    const parsed = parseJson(JSON.stringify(data));
    if (!parsed.ok) return [];
    const printed = printIn(layoutOf(doc ?? parsed.doc, eventStringPrinter(doc?.text ?? "")), parsed.doc.root, "");
    const lines = this.linesOf(like.pointers).flatMap((line) =>
      line.startsWith("event:") ? [`event: ${name}`] : line.startsWith("id:") ? [] : [line],
    );
    return linesWith(lines, printed).map((line) => this.file.layout.string(line));
  }

  /** A value as the text of an item of the body. */
  printItem(value: JsonNode): string {
    const { body, doc } = this.recording;
    const [first] = body?.items() ?? [];
    return printIn(this.file.layout, value, first ? indentAt(doc.text, first.start) : "");
  }

  /** Puts items, laid out already, into the body before the item at a position; behind the last one without it. */
  insertItems(texts: readonly string[], before: StreamItem | undefined): void {
    const { body } = this.recording;
    if (!body) return;
    const at = before ? positionOf(before.pointers[0]) : body.items().length;
    for (const text of texts) this.file.insertText(body, at, text);
  }

  removeItem(item: StreamItem): void {
    const { body } = this.recording;
    if (!body) return;
    for (const pointer of item.pointers) this.file.remove(body, positionOf(pointer));
  }

  /** All changes as edits of the file's text. */
  textEdits(): TextEdit[] {
    for (const { event, edits } of this.events.values()) {
      const data = editedText(edits);
      if (data === edits.doc.text) continue;
      this.writeLines(event, linesWith(this.linesOf(event.pointers), data));
    }
    return orderedEdits(this.recording.doc.text, this.file.textEdits());
  }

  private writeLines(event: SseEvent, lines: readonly string[]): void {
    const { doc, body } = this.recording;
    for (const [position, pointer] of event.pointers.entries()) {
      const line = lines[position];
      const node = doc.at(pointer);
      if (!node || !body) continue;
      if (line === undefined) this.file.remove(body, positionOf(pointer));
      else if (node.string !== line) this.file.setString(node, line);
    }
  }

  private linesOf(pointers: readonly string[]): string[] {
    return pointers.map((pointer) => this.recording.doc.at(pointer)?.string ?? "");
  }

  private eventEdits(pointer: string): DocumentEdits | undefined {
    const known = this.events.get(pointer);
    if (known) return known.edits;
    const { body } = this.recording;
    this.byPointer ??= new Map((body ? sseEventsOf(body) : []).map((event) => [event.pointer, event]));
    const event = this.byPointer.get(pointer);
    if (!event?.doc) return undefined;
    const edits = eventEditsOf(event.doc);
    this.events.set(pointer, { event, edits });
    return edits;
  }
}

function itemsOf({ body }: Recording): StreamItem[] {
  if (!body || body.isNull) return [];
  if (body.kind === "array") return streamItemsOf(body);
  const data = dataOf(body);
  return [{ label: "", data, pointers: [body.pointer], base: data.pointer, isEvent: false }];
}

function eventEditsOf(doc: JsonDocument): DocumentEdits {
  return new DocumentEdits(doc, layoutOf(doc, eventStringPrinter(doc.text)));
}

function editedText(edits: DocumentEdits): string {
  const { text } = edits.doc;
  return applyTextEdits(text, orderedEdits(text, edits.textEdits()));
}

function positionOf(pointer = ""): number {
  return Number(pointer.slice(pointer.lastIndexOf("/") + 1));
}

/** An event's lines with other data: in the place of its only data line, else all of it in the first one. */
function linesWith(lines: readonly string[], data: string): string[] {
  const first = lines.findIndex((line) => line.startsWith("data:"));
  const prefix = lines[first]?.startsWith("data: ") ? "data: " : "data:";
  const line = prefix + data.replace(/[\r\n]+\s*/g, " ");
  const made = lines.map((text, at) => (at === first ? line : text));
  if (eventDataOf(made) === line.slice(prefix.length)) return made;
  return made.filter((text, at) => at <= first || /^(?:event|id|retry)(?::|$)|^:|^$/.test(text));
}
