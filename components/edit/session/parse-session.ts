import {
  count,
  DecodeError,
  type Decoder,
  decode,
  list,
  nullable,
  object,
  oneOf,
  record,
  text,
} from "@/lib/list/decode";
import type { NewCall, NewMessage, NewPart, Session, Typed } from "./session";

const texts: Decoder<string[]> = list(text);

/** A member that drafts of earlier versions do not have. */
const since: Decoder<string[]> = (value, at) => (value === undefined ? [] : texts(value, at));

const session: Decoder<Session> = object<Session>({
  values: record(object<Typed>({ was: text, now: text })),
  removedCalls: texts,
  addedCalls: list(object<NewCall>({ id: text, message: count, name: text, arguments: text })),
  spread: record(oneOf("word", "one")),
  order: nullable(texts),
  removedMessages: texts,
  addedMessages: record(object<NewMessage>({ role: text, text, toolCallId: text })),
  removedParts: texts,
  addedParts: list(
    object<NewPart>({
      id: text,
      message: count,
      type: oneOf("text", "image", "call"),
      text,
      url: text,
      name: text,
      arguments: text,
    }),
  ),
  staying: since,
  added: count,
});

/** A session that a browser kept; null where it is none, or one of another version of the program. */
export function parseSession(kept: unknown): Session | null {
  try {
    return decode(session, kept);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}
