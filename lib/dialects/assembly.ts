import type { JsonNode } from "../json/document";
import type { Part, Piece, ToolCallPart } from "../recording/message";

type GrowingPart = Extract<Part, { type: "text" | "reasoning" | "refusal" }> | ToolCallPart;

/** Where the nodes of a chunk stand: in the file itself, or in the data of an event whose first data line this is. */
export type Origin = { node: JsonNode; pointer?: string };

/** The parts of one streamed message as they grow, and the pieces that they grew by. Linear in the stream's length. */
export class Assembly {
  readonly parts: Part[] = [];
  private readonly positions = new Map<string, number>();

  /** `message` is the message's position in the response. */
  constructor(readonly message: number) {}

  has(key: string): boolean {
    return this.positions.has(key);
  }

  partOf(key: string): Part | undefined {
    return this.parts[this.positions.get(key) ?? -1];
  }

  /** Adds a part under a key; a part that was there under it stays, and grows no more. */
  add(key: string, part: Part): void {
    this.positions.set(key, this.parts.push(part) - 1);
  }

  /**
   * Appends a string's value, or the raw text of another value, to the part of a key (for a tool call, to its
   * arguments). Null where nothing grew: an empty text, or a key without a part that can grow.
   */
  append(key: string, { node, pointer }: Origin): Piece | null {
    const text = node.string ?? node.raw;
    const position = this.positions.get(key);
    const part = position === undefined ? undefined : this.parts[position];
    if (position === undefined || !part || !canGrow(part) || text === "") return null;
    const start = part.type === "tool_call" ? part.arguments.length : part.text.length;
    if (part.type === "tool_call") part.arguments += text;
    else part.text += text;
    const place = pointer === undefined ? { pointer: node.pointer } : { pointer, inner: node.pointer };
    return {
      message: this.message,
      part: position,
      start,
      end: start + text.length,
      ...place,
      from: 0,
      to: text.length,
    };
  }
}

/** Appends what was read, if anything was. */
export function push<Item>(items: Item[], item: Item | null): void {
  if (item !== null) items.push(item);
}

function canGrow(part: Part): part is GrowingPart {
  return part.type === "text" || part.type === "reasoning" || part.type === "refusal" || part.type === "tool_call";
}
