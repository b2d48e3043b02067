import { z } from "zod";
import { type JsonDocument, type JsonNode, KIND } from "../json/document";
import { pythonString } from "../json/python-text";
import { requestKeyOf } from "../recording/key";
import { keyNameOf } from "../recording/key/name";
import type { Recording } from "../recording/recording";
import { classOf } from "../schema";
import { type Circumstances, printTyped } from "../schema/print";
import { sdkOf } from "../schema/version";
import { writtenMember } from "../schema/written";
import { eventTypeOf, isEventType } from "./response-events";

/** How a recording's typed objects are written: what the file itself says of it (format, section 3.4). */
export type TypedWriter = (node: JsonNode, line: string) => string;

/**
 * Writes objects from the wire as the typed objects of a recording that is asked again. Its `__type__` is copied; for
 * a recording that holds none (an exception) `fallback` is used.
 */
export function typedWriterOf(recording: Recording, fallback: string): TypedWriter {
  const old = typedItemsOf(recording);
  const typeOf = typesOf(old, fallback);
  const circumstances: Circumstances = { sdk: sdkOf(recording, old), seen: keysOf(recording.doc, recording.response) };
  const recId = recIdOf(recording, old);
  return (node, line) => {
    const inner = `${line}  `;
    const isModel = node.get("object")?.string === "model";
    const override = (key: string, value: JsonNode | undefined) => writtenMember(key, value, { recId, isModel });
    const type = typeOf(node);
    const data = printTyped(classOf(type) ?? anyObject, node, inner, circumstances, override);
    return `{${inner}"__type__": ${pythonString(type)},${inner}"__data__": ${data}${line}}`;
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
  return items.filter((item) => item.get("__type__")?.string !== undefined);
}

/** The id that the recorder gives to answers: that of the old ones where they have one in common. */
function recIdOf(recording: Recording, old: readonly JsonNode[]): string {
  const ids = new Set(old.map((item) => item.path("__data__", "id")?.string));
  const [only] = ids;
  if (ids.size === 1 && only !== undefined) return only;
  const key = keyNameOf(recording.path).key ?? requestKeyOf(recording) ?? "";
  return `rec-${key.slice(0, 12)}`;
}

/** All keys inside of a value. */
function keysOf(doc: JsonDocument, { index }: JsonNode): Set<string> {
  const keys = new Set<string>();
  for (let at = index; at < (doc.nexts[index] ?? 0); at++) {
    if (doc.kinds[at] === KIND.key) keys.add(doc.text.slice((doc.starts[at] ?? 0) + 1, (doc.ends[at] ?? 0) - 1));
  }
  return keys;
}
