import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import type { ResponseView } from "../../recording/message";
import type { Draft, Held, Site } from "../wire/draft";
import type { UsagePlaces } from "./usage";

export type TextKind = "text" | "reasoning" | "refusal";

/** The answer that is edited: its message `message`, as it reads before the edit. */
export type Answer = { draft: Draft; view: ResponseView; message: number };

export type Slot = Site & { at?: number };

export type NewCall = { id: string; name: string; arguments: string };

/** Where a tool call stands: every place that says its name, and where its arguments are if no chunk brought any. */
export type CallPlaces = { names: Site[]; arguments: Site[] };

/**
 * Where an answer says why it ended: the places that say it, the one that counts last, and the one that would where
 * none does. `blank` is what stands there as long as nothing is said; `order` that of the members around a new one.
 */
export type FinishPlaces = { said: Site[]; free?: Site; blank: "null" | "absent"; order?: readonly string[] };

/**
 * How one wire family's answers are written. What a family leaves out cannot be done in it. Methods that write
 * return false where the answer has no place for what they should write.
 */
export type Writer = {
  /** Empty strings (or nulls) that may take a text of that kind as they stand; or where in a string it may begin. */
  slots?(answer: Answer, kind: TextKind): Slot[];
  /** Makes a place for a text that is not there yet. */
  makeText?(answer: Answer, kind: TextKind, text: string): boolean;
  /** Places beside a string that always say what it says. */
  twins?(draft: Draft, site: Site): Site[];
  /** Places that repeat the whole text that stands at these sites, part `part` of the message. */
  copies?(answer: Answer, part: number, sites: readonly Site[]): Site[];
  /** The `call`-th tool call; `pointer` is where its part stands in the file, if it does. */
  callPlaces?(answer: Answer, call: number, pointer: string | null): CallPlaces | null;
  addCall?(answer: Answer, call: NewCall): boolean;
  removeCall?(answer: Answer, call: number, pointer: string | null): boolean;
  finishReason?(answer: Answer): FinishPlaces;
  usage?(answer: Answer): UsagePlaces;
};

/** The site of a value below an item's data. */
export function siteIn(item: StreamItem, path: string): Site {
  return item.isEvent ? { pointer: item.base, inner: path } : { pointer: item.base + path };
}

/** A plain value as a node that can be laid out in a file. */
export function nodeOf(value: unknown): JsonNode {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok) throw new Error("a plain value is JSON");
  return parsed.doc.root;
}

/** JSON text as a node, or as the string that it is where it is no JSON. */
export function jsonNodeOf(json: string): JsonNode {
  const parsed = parseJson(json);
  return parsed.ok ? parsed.doc.root : nodeOf(json);
}

/** An object with one member whose value is JSON text: for values whose number tokens must stay as they are. */
export function objectWith(members: Record<string, unknown>, key: string, json: string): JsonNode {
  const parsed = parseJson(json);
  const value = parsed.ok ? json : JSON.stringify(json);
  const text = JSON.stringify({ ...members, [key]: null });
  const made = parseJson(text.replace(`${JSON.stringify(key)}:null`, () => `${JSON.stringify(key)}:${value}`));
  return made.ok ? made.doc.root : nodeOf({ ...members, [key]: json });
}

/** A member becomes this value; where it is not there, it is put in behind the others. */
export function putMember({ node, edits }: Held, key: string, value: JsonNode): void {
  const known = node.get(key);
  if (known) edits.setValue(known, value);
  else edits.insertMember(node, node.members().length, key, value);
}

/** The value at a path below an item's data. */
export function below(item: StreamItem, path: string): JsonNode | undefined {
  return item.data?.path(
    ...path
      .slice(1)
      .split("/")
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
}
