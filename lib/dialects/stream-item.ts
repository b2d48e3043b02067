import type { JsonNode } from "../json/document";
import type { Chunk } from "../recording/message";
import { type SseEvent, sseEventsOf } from "./sse";

/** One object of a stream, whether it was recorded as an object (typed or not) or as the lines of an event. */
export type StreamItem = {
  label: string;
  /** The wire object; null where an event carries no JSON (`[DONE]`). */
  data: JsonNode | null;
  /** Pointers of the array items that hold it. */
  pointers: string[];
  /** Where `data` stands: its own pointer, or that of the event's first data line. */
  base: string;
  isEvent: boolean;
};

/** The place of a value under an item's data, as `Piece` wants it. */
export type Place = { pointer: string; inner?: string };

const TYPED = ["__type__", "__data__"];

/** The items of a recorded stream (format, section 2: R1, R10, R12, H4, H5). */
export function streamItemsOf(body: JsonNode): StreamItem[] {
  const items = body.items();
  if (items[0]?.kind === "string") return sseEventsOf(body).map(eventItem);
  const before = `${body.pointer}/`;
  return items.map((item, position) => {
    const pointer = before + position;
    const [typeNode, dataNode] = item.pick(TYPED);
    const type = typeNode?.string;
    const data = type === undefined ? undefined : dataNode;
    return {
      label: type === undefined ? untypedLabel(item) : type.slice(type.lastIndexOf(".") + 1),
      data: data ?? item,
      pointers: [pointer],
      base: data ? `${pointer}/__data__` : pointer,
      isEvent: false,
    };
  });
}

/** Where the value at `path` (a pointer from the item's data on) stands. */
export function placeOf(item: StreamItem, path: string): Place {
  return item.isEvent ? { pointer: item.base, inner: path } : { pointer: item.base + path };
}

/** An item as a chunk that has brought nothing yet. */
export function chunkOf({ label, pointers }: StreamItem): Chunk {
  return { label, pointers, pieces: [], notes: [] };
}

function eventItem({ name, doc, pointer, pointers }: SseEvent): StreamItem {
  const data = doc?.root ?? null;
  return { label: name ?? (data ? untypedLabel(data) : "data"), data, pointers, base: pointer, isEvent: true };
}

function untypedLabel(item: JsonNode): string {
  return item.get("type")?.string ?? item.get("object")?.string ?? (item.get("error") ? "error" : item.kind);
}
