import { z } from "zod";
import { type JsonNode, KIND } from "../json/document";
import type { Indent } from "../json/indent";
import { pythonString } from "../json/python-text";
import { requestKeyOf } from "../recording/key";
import { keyNameOf } from "../recording/key/name";
import type { Recording } from "../recording/recording";
import { classOf } from "../schema";
import { type Circumstances, writeTyped } from "../schema/print";
import { sdkOf } from "../schema/version";
import { writtenMembers } from "../schema/written";
import type { Write } from "./print-response";
import { eventTypeOf, isEventType } from "./response-events";

/** How a recording's typed objects are written: what the file itself says of it (format, section 3.4). */
export type TypedWriter = Write<JsonNode>;

/**
 * Writes objects from the wire as the typed objects of a recording that is asked again. Its `__type__` is copied; for
 * a recording that holds none (an exception) `fallback` is used.
 */
export function typedWriterOf(recording: Recording, fallback: string): TypedWriter {
  const old = typedItemsOf(recording);
  const typeOf = typesOf(old, fallback);
  const circumstances: Circumstances = { sdk: sdkOf(recording, old), seen: new KeysOf(recording) };
  const { ofModel, ofOthers } = writtenMembers(recIdOf(recording, old));
  const headOf = headsOf();
  return (out, node, indent) => {
    const overrides = node.get("object")?.string === "model" ? ofModel : ofOthers;
    const { schema, head } = headOf(typeOf(node), indent);
    out.push(head);
    writeTyped(out, schema, node, indent.inner, circumstances, overrides);
    out.push(indent.endObject);
  };
}

/** What an object begins with, and its class: the same for all of a stream that are of one type. */
function headsOf() {
  const known = new Map<string, { schema: z.ZodObject; indent: Indent; head: string }>();
  return (type: string, indent: Indent) => {
    const before = known.get(type);
    if (before?.indent === indent) return before;
    const { line } = indent.inner;
    const head = ["{", line, '"__type__": ', pythonString(type), ",", line, '"__data__": '].join("");
    const made = { schema: classOf(type) ?? anyObject, indent, head };
    known.set(type, made);
    return made;
  };
}

/** A class that is not known by its fields: its members are written in the wire's order. */
const anyObject = z.looseObject({});

/** The `__type__` of an object: events of a stream have one each, by their `type`; all else is of one class. */
function typesOf(old: readonly JsonNode[], fallback: string): (node: JsonNode) => string {
  const only = old[0]?.get("__type__")?.string ?? fallback;
  if (!isEventType(only)) return () => only;
  const known = new Map(old.map((item) => [item.path("__data__", "type")?.string, item.get("__type__")?.string]));
  return (node) => {
    const event = node.get("type")?.string;
    return known.get(event) ?? eventTypeOf(event ?? "");
  };
}

/** The typed objects that a recording holds: its body, or the items of it. */
export function typedItemsOf({ body }: Recording): JsonNode[] {
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  return items.filter((item) => item.get("__type__")?.kind === "string");
}

/** The id that the recorder gives to answers: that of the old ones where they have one in common. */
function recIdOf(recording: Recording, old: readonly JsonNode[]): string {
  const first = old[0]?.path("__data__", "id");
  const only = first?.string;
  if (first && only !== undefined) {
    const { raw } = first;
    if (old.every((item) => item.path("__data__", "id")?.raw === raw)) return only;
  }
  const key = keyNameOf(recording.path).key ?? requestKeyOf(recording) ?? "";
  return `rec-${key.slice(0, 12)}`;
}

/** The keys inside of a recording's response, looked for when they are asked for: few classes have optional members. */
class KeysOf {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly recording: Recording) {}

  has(key: string): boolean {
    const known = this.known.get(key) ?? this.isThere(key);
    this.known.set(key, known);
    return known;
  }

  private isThere(key: string): boolean {
    const { doc, response } = this.recording;
    const { kinds, starts, ends, nexts, text } = doc;
    const stop = nexts[response.index] ?? 0;
    for (let at = response.index; at < stop; at++) {
      const start = starts[at] ?? 0;
      if (kinds[at] === KIND.key && (ends[at] ?? 0) - start === key.length + 2 && text.startsWith(key, start + 1)) {
        return true;
      }
    }
    return false;
  }
}
