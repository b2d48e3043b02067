import type { EditInput } from "../edit/edit";
import {
  count,
  DecodeError,
  type Decoder,
  decode,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
} from "../list/decode";
import type { Draft } from "./draft";

/** A draft as a browser keeps it until it is saved. */
export type KeptDraft = {
  /** SHA-256 of the file that the editor loaded. */
  baseHash: string;
  /** When it was last written down, in milliseconds since 1970. */
  at: number;
  draft: Draft;
  /** What the editor needs to go on where it was: plain data, and its own business. */
  session: unknown;
};

type Type = EditInput["type"];
type EditOf<T extends Type> = Extract<EditInput, { type: T }>;

const position = optional(count);
const tokens = optional(nullable(count));
const anything: Decoder<unknown> = (value) => value;

const typeOf = object<{ type: string }>({ type: text });

type NewPart = EditOf<"add-part">["part"];
const newText: Decoder<NewPart> = object<Extract<NewPart, { type: "text" }>>({ type: oneOf("text"), text });
const newImage: Decoder<NewPart> = object<Extract<NewPart, { type: "image" }>>({ type: oneOf("image"), url: text });
const newCall: Decoder<NewPart> = object<Extract<NewPart, { type: "call" }>>({
  type: oneOf("call"),
  id: optional(text),
  name: text,
  arguments: text,
});
const newPart: Decoder<NewPart> = (value, at) => {
  const { type } = typeOf(value, at);
  return (type === "text" ? newText : type === "image" ? newImage : newCall)(value, at);
};

const edits: { [T in Type]: Decoder<EditOf<T>> } = {
  text: object({
    type: oneOf("text"),
    message: position,
    kind: oneOf("text", "reasoning", "refusal"),
    part: position,
    text,
  }),
  "tool-call": object({
    type: oneOf("tool-call"),
    message: position,
    call: count,
    name: optional(text),
    arguments: optional(text),
  }),
  "add-tool-call": object({
    type: oneOf("add-tool-call"),
    message: position,
    name: text,
    arguments: text,
    id: optional(text),
  }),
  "remove-tool-call": object({ type: oneOf("remove-tool-call"), message: position, call: count }),
  "finish-reason": object({ type: oneOf("finish-reason"), value: nullable(text) }),
  usage: object({
    type: oneOf("usage"),
    input: tokens,
    output: tokens,
    total: tokens,
    reasoning: tokens,
    cached: tokens,
  }),
  error: object({ type: oneOf("error"), name: optional(text), message: optional(text), status: position }),
  rechunk: object({ type: oneOf("rechunk"), message: position, part: count, by: oneOf("word", "one") }),
  "request-text": object({ type: oneOf("request-text"), message: count, part: count, text }),
  "request-call": object({
    type: oneOf("request-call"),
    message: count,
    part: count,
    id: optional(text),
    name: optional(text),
    arguments: optional(text),
  }),
  "request-result": object({ type: oneOf("request-result"), message: count, toolCallId: text }),
  "request-media": object({ type: oneOf("request-media"), message: count, part: count, url: text }),
  "add-part": object({ type: oneOf("add-part"), message: count, part: newPart }),
  "remove-part": object({ type: oneOf("remove-part"), message: count, part: count }),
  "add-message": object({ type: oneOf("add-message"), at: count, role: text, text, toolCallId: optional(text) }),
  "remove-message": object({ type: oneOf("remove-message"), message: count }),
  "move-message": object({ type: oneOf("move-message"), message: count, to: count }),
  "test-id": object({ type: oneOf("test-id"), value: nullable(text) }),
  set: object({ type: oneOf("set"), pointer: text, json: text }),
  insert: object({ type: oneOf("insert"), pointer: text, json: text }),
  remove: object({ type: oneOf("remove"), pointer: text }),
};

const decoders: ReadonlyMap<string, Decoder<EditInput>> = new Map(Object.entries(edits));

const edit: Decoder<EditInput> = (value, at) => {
  const { type } = typeOf(value, at);
  const decoder = decoders.get(type);
  if (!decoder) throw new DecodeError(`The answer is not as expected: \`${at}\` is no edit.`);
  return decoder(value, at);
};

const editsDraft = object<Extract<Draft, { type: "edits" }>>({ type: oneOf("edits"), edits: list(edit) });
const textDraft = object<Extract<Draft, { type: "text" }>>({
  type: oneOf("text"),
  text,
  allowInvalid: optional(flag),
});
const draft: Decoder<Draft> = (value, at) =>
  typeOf(value, at).type === "text" ? textDraft(value, at) : editsDraft(value, at);

const keptDraft = object<KeptDraft>({ baseHash: text, at: count, draft, session: anything });

/** Reads back what a browser kept; null where it is nothing that this version of the program can read. */
export function parseKeptDraft(json: string): KeptDraft | null {
  try {
    return decode(keptDraft, JSON.parse(json));
  } catch (error) {
    if (error instanceof DecodeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** A draft as `parseKeptDraft` reads it. */
export function printKeptDraft(kept: KeptDraft): string {
  return JSON.stringify(kept);
}
