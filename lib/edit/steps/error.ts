import type { JsonNode } from "../../json/document";
import type { Edit } from "../edit";
import type { EditWarning } from "../plan";
import type { Draft, Held } from "../wire/draft";
import { answerOf } from "./fields";
import { type AnswerReading, answerReadingOf, differenceOf } from "./reading";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** The values that say each field of an error; a field is written to all of them. */
type Places = { name: Held[]; message: Held[]; status: Held[] };

/** Sets fields of the answer's error, or of the exception that was recorded. */
export function errorStep(state: State, edit: Extract<Edit, { type: "error" }>): StepResult {
  const answer = answerOf(state);
  const { error } = state.conversation.response;
  if (!error) return failed("The answer is no error.", "/response", RAW_HINT);
  const places = state.recording.exception ? exceptionPlaces(answer.draft) : bodyPlaces(answer.draft);
  const changes = { name: edit.name, message: edit.message, status: edit.status };
  const before = { name: error.type, message: error.message, status: error.status };
  for (const field of ["name", "message", "status"] as const) {
    const value = changes[field];
    if (value === undefined || value === before[field]) continue;
    const [first, ...others] = places[field];
    if (!first) return failed(`This error has no place for its ${field}.`, "/response", RAW_HINT);
    for (const { node, edits } of [first, ...others]) {
      if (typeof value === "number") edits.setText(node, String(value));
      else edits.setString(node, value);
    }
  }
  const wanted = answerReadingOf(state.conversation.response);
  wanted.error = {
    type: edit.name ?? error.type,
    message: edit.message ?? error.message,
    status: edit.status ?? error.status,
  };
  return drafted(
    answer.draft,
    // Some families show the body of an error raw, too.
    (after) => differenceOf(withoutRaw(wanted), withoutRaw(answerReadingOf(after.conversation.response))),
    bodyWarnings(answer.draft, edit),
  );
}

function withoutRaw(reading: AnswerReading): AnswerReading {
  return { ...reading, messages: reading.messages.map((message) => ({ ...message, others: [] })) };
}

function exceptionPlaces(draft: Draft): Places {
  const at = (path: string): Held[] => {
    const held = draft.hold({ pointer: `/response/${path}` });
    return held && !held.node.isNull ? [held] : [];
  };
  return {
    name: at("exception_data/type"),
    message: [...at("exception_message"), ...at("exception_data/message")],
    status: at("exception_data/status_code"),
  };
}

/** Places in a body, in the order in which errors are read (see `errorOf` and `errorFrom`). */
function bodyPlaces(draft: Draft): Places {
  const none: Places = { name: [], message: [], status: [] };
  for (const item of draft.items.toReversed()) {
    const path = ["/response/error", "/error", ""].find((candidate) => {
      const node = draft.holdIn(item, candidate)?.node;
      return node?.kind === "object" || (candidate !== "" && node?.string !== undefined);
    });
    const held = path === undefined || (path === "" && !saysError(item.data)) ? undefined : draft.holdIn(item, path);
    if (!held) continue;
    const member = (key: string): Held[] => {
      const node = held.node.get(key);
      return node && !node.isNull ? [{ node, edits: held.edits }] : [];
    };
    const textOf = (key: string): Held[] => member(key).filter(({ node }) => node.string !== undefined);
    const numberOf = (key: string): Held[] => member(key).filter(({ node }) => node.number !== undefined);
    const isEvent = path === "" && held.node.get("type")?.string === "error";
    const status = draft.hold({ pointer: "/response/status" });
    return {
      name: firstOf(isEvent ? [] : textOf("type"), textOf("status"), textOf("code")),
      message: firstOf(member("message"), member("detail"), held.node.string === undefined ? [] : [held]),
      status: firstOf(status ? [status] : [], numberOf("code"), numberOf("status")),
    };
  }
  return none;
}

function saysError(data: JsonNode | null): boolean {
  if (!data) return false;
  const isNamed = data.get("type")?.string === "error" || data.get("object")?.string === "error";
  return isNamed || data.get("message") !== undefined || data.get("detail") !== undefined;
}

function firstOf(...candidates: Held[][]): Held[] {
  return candidates.find(({ length }) => length > 0) ?? [];
}

function bodyWarnings(draft: Draft, edit: Extract<Edit, { type: "error" }>): EditWarning[] {
  const pointer = "/response/exception_data/body";
  const sent = draft.hold({ pointer })?.node;
  if (edit.message === undefined || !sent || sent.isNull) return [];
  return [{ message: "What the provider sent is recorded beside the message, and stays as it was.", pointer }];
}
