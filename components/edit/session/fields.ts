import type { UsageCount } from "@/lib/edit/writers/usage";
import type { Part } from "@/lib/recording/message";
import { argumentsShown } from "./arguments-text";
import { callsOf, type EditBase, isText, type TextKind } from "./base";

export const ERROR_FIELDS = ["name", "message", "status"] as const;
export type ErrorField = (typeof ERROR_FIELDS)[number];

/** Names of fields, as a session keeps them. */
export const field = {
  text: (message: number, part: number) => `answer/${message}/text/${part}`,
  newText: (message: number, kind: TextKind) => `answer/${message}/new/${kind}`,
  callName: (message: number, call: number) => `answer/${message}/call/${call}/name`,
  callArguments: (message: number, call: number) => `answer/${message}/call/${call}/arguments`,
  finishReason: "finish-reason",
  usage: (count: UsageCount) => `usage/${count}`,
  error: (name: ErrorField) => `error/${name}`,
  testId: "test-id",
  requestText: (message: number, part: number) => `request/${message}/text/${part}`,
  requestCall: (message: number, part: number, what: "id" | "name" | "arguments") =>
    `request/${message}/call/${part}/${what}`,
  /** The call that a tool's result answers. */
  requestResult: (message: number) => `request/${message}/result`,
  requestMedia: (message: number, part: number) => `request/${message}/media/${part}`,
  /** A value of the file, edited as JSON. */
  json: (pointer: string) => `json${pointer}`,
};

/** The pointer of a value that is edited as JSON; null for every other field. */
export function pointerOfField(name: string): string | null {
  return name.startsWith("json/") ? name.slice("json".length) : null;
}

/** What each field says before anything is typed; values that are edited as JSON aside. */
export function fieldsOf(base: EditBase): Map<string, string> {
  return new Map([[field.testId, base.testId ?? ""], ...requestFields(base), ...answerFields(base)]);
}

type Field = [name: string, text: string];

function* requestFields({ conversation: { request } }: EditBase): Generator<Field> {
  for (const [m, message] of request.messages.entries()) {
    for (const [p, part] of message.parts.entries()) yield* requestPartFields(part, m, p);
    if (isOwnId(message.toolCallId)) yield [field.requestResult(m), message.toolCallId];
  }
}

function* requestPartFields(part: Part, m: number, p: number): Generator<Field> {
  if (isText(part)) yield [field.requestText(m, p), part.text];
  if (part.type === "tool_call") {
    if (isOwnId(part.id)) yield [field.requestCall(m, p, "id"), part.id];
    yield [field.requestCall(m, p, "name"), part.name];
    yield [field.requestCall(m, p, "arguments"), argumentsShown(part.arguments)];
  }
  if (part.type === "image" || part.type === "file") {
    yield [field.requestMedia(m, p), part.source.type === "url" ? part.source.url : ""];
  }
}

function* answerFields({ conversation: { response }, places }: EditBase): Generator<Field> {
  for (const [m, message] of response.messages.entries()) {
    for (const [p, part] of message.parts.entries()) if (isText(part)) yield [field.text(m, p), part.text];
    for (const [c, { call }] of callsOf(message).entries()) {
      yield [field.callName(m, c), call.name];
      yield [field.callArguments(m, c), argumentsShown(call.arguments)];
    }
    for (const kind of missingKinds(message.parts, places.messages[m]?.texts)) yield [field.newText(m, kind), ""];
  }
  if (places.finishReason) yield [field.finishReason, response.finishReason ?? ""];
  for (const count of places.usage) yield [field.usage(count), String(response.usage?.[count] ?? "")];
  const { error } = response;
  if (error) {
    yield [field.error("name"), error.type];
    yield [field.error("message"), error.message];
    if (error.status !== null) yield [field.error("status"), String(error.status)];
  }
}

/** Whether an id stands in the file: ids that were made up for the reading count the calls. */
function isOwnId(id: string | null): id is string {
  return id !== null && !id.startsWith("#");
}

/** Kinds of text that a message of the answer has a place for and does not say yet. */
export function missingKinds(parts: readonly { type: string }[], places: readonly TextKind[] = []): TextKind[] {
  return places.filter((kind) => !parts.some(({ type }) => type === kind));
}
