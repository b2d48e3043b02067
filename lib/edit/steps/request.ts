import type { JsonNode } from "../../json/document";
import type { Message } from "../../recording/message";
import type { Edit } from "../edit";
import { Draft } from "../wire/draft";
import { messageListOf, newMessageOf } from "./new-message";
import { messagesDifference, readingOf, requestReadingsOf } from "./reading";
import { ownSourcesOf, writeText } from "./sources";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Sets a text or the reasoning of a message of the request. */
export function requestTextStep(state: State, edit: Extract<Edit, { type: "request-text" }>): StepResult {
  const { recording, conversation } = state;
  const message = conversation.request.messages[edit.message];
  const part = message?.parts[edit.part];
  if (!message || !part) return failed("The request has no such message or part.", "/request", "Reload the recording.");
  const pointer = part.pointer ?? message.pointer ?? "/request";
  if (part.type !== "text" && part.type !== "reasoning" && part.type !== "refusal") {
    return failed(`That part is no text but ${part.type.replace("_", " ")}.`, pointer, RAW_HINT);
  }
  const draft = new Draft(recording);
  const sources = ownSourcesOf(draft, message, part);
  if (sources.length === 0 || !writeText(draft, sources, part.text, edit.text)) {
    return failed("That text stands nowhere by itself.", pointer, RAW_HINT);
  }
  const wanted = requestReadingsOf(conversation.request);
  const changed = message.parts.map((other) => (other === part ? { ...part, text: edit.text } : other));
  wanted[edit.message] = readingOf({ ...message, parts: changed });
  return drafted(draft, verifyRequest(wanted));
}

/** Puts a new message into the request. */
export function addMessageStep(state: State, edit: Extract<Edit, { type: "add-message" }>): StepResult {
  const { messages } = state.conversation.request;
  if (edit.at > messages.length)
    return failed(`The request has ${messages.length} messages.`, "/request", "Add it behind the last.");
  const made = newMessageOf(state.conversation.dialect, edit);
  const list = listOf(state);
  if (!made || !list) {
    return failed(`This kind of request has no list that takes a message of role ${edit.role}.`, "/request", RAW_HINT);
  }
  const draft = new Draft(state.recording);
  const at = positionFor(list, messages, edit.at);
  if (at === null) return failed("No message can stand there.", list.pointer, "Add it further on.");
  draft.file.insertItem(list, at, made);
  const wanted = requestReadingsOf(state.conversation.request);
  const part = { type: "text" as const, text: edit.text, pointer: null };
  const base = { role: edit.role, parts: [part], toolCallId: null, name: null, isError: false, pointer: null };
  wanted.splice(edit.at, 0, readingOf(edit.role === "tool" ? { ...base, toolCallId: edit.toolCallId ?? "" } : base));
  return drafted(draft, verifyRequest(wanted));
}

/** Takes a message out of the request. */
export function removeMessageStep(state: State, edit: Extract<Edit, { type: "remove-message" }>): StepResult {
  const taken = takeOut(state, edit.message);
  if (!taken.ok) return taken;
  const wanted = requestReadingsOf(state.conversation.request);
  wanted.splice(edit.message, 1);
  return drafted(taken.draft, verifyRequest(wanted));
}

/** Moves a message within the request. */
export function moveMessageStep(state: State, edit: Extract<Edit, { type: "move-message" }>): StepResult {
  const { messages } = state.conversation.request;
  const moved = messages[edit.message];
  const list = listOf(state);
  if (!moved || !list || edit.to >= messages.length)
    return failed("There is no such message or place.", "/request", "Reload the recording.");
  if (edit.to === edit.message) return drafted(new Draft(state.recording), () => null);
  const taken = takeOut(state, edit.message);
  if (!taken.ok) return taken;
  const others = messages.filter((message) => message !== moved);
  const at = positionFor(list, others, edit.to);
  const items = positionsOf(list, moved);
  if (at === null || items === null || isShared(list, moved, others)) {
    return failed("That message shares its place in the file with others.", moved.pointer ?? "/request", RAW_HINT);
  }
  for (const position of items) taken.draft.file.insertText(list, at, list.at(position)?.raw ?? "null");
  const wanted = requestReadingsOf(state.conversation.request);
  wanted.splice(edit.to, 0, ...wanted.splice(edit.message, 1));
  return drafted(taken.draft, verifyRequest(wanted));
}

/** Sets which test the recording belongs to. */
export function testIdStep({ recording }: State, { value }: Extract<Edit, { type: "test-id" }>): StepResult {
  const draft = new Draft(recording);
  const { root } = recording.doc;
  const text = value === null ? "null" : draft.file.layout.string(value);
  const known = root.get("test_id");
  if (known) draft.file.setText(known, text);
  else draft.file.insertText(root, 0, `${draft.file.layout.string("test_id")}${draft.file.layout.colon}${text}`);
  const inner = recording.request.get("test_id");
  if (inner) draft.file.setText(inner, text);
  return drafted(draft, (after) => (after.recording.testId === value ? null : "the test id"));
}

function takeOut(state: State, position: number): { ok: true; draft: Draft } | ReturnType<typeof failed> {
  const { messages } = state.conversation.request;
  const message = messages[position];
  const list = listOf(state);
  if (!message) return failed("The request has no such message.", "/request", "Reload the recording.");
  const draft = new Draft(state.recording);
  const items = list && positionsOf(list, message);
  const others = messages.filter((other) => other !== message);
  if (list && items && !isShared(list, message, others)) {
    for (const item of items) draft.file.remove(list, item);
    return { ok: true, draft };
  }
  const { pointer } = message;
  const cut = pointer?.lastIndexOf("/") ?? -1;
  const above = pointer === null ? undefined : state.recording.doc.at(pointer.slice(0, cut));
  if (pointer === null || !above) return failed("That message stands nowhere by itself.", "/request", RAW_HINT);
  if (above.kind === "array") draft.file.remove(above, Number(pointer.slice(cut + 1)));
  else draft.file.removeMember(above, pointer.slice(cut + 1));
  return { ok: true, draft };
}

/** The list of the request that holds its messages; undefined where there is none. */
export function listOf({ recording: { input }, conversation }: State): JsonNode | undefined {
  const list = input.get(messageListOf(conversation.dialect));
  return list?.kind === "array" ? list : undefined;
}

/** The items of the list that a message is made of; null where it stands elsewhere. */
export function positionsOf(list: JsonNode, message: Message): number[] | null {
  const before = `${list.pointer}/`;
  const positions = new Set<number>();
  for (const pointer of [message.pointer, ...message.parts.map((part) => part.pointer)]) {
    if (pointer === null) continue;
    if (!pointer.startsWith(before)) return null;
    positions.add(Number(pointer.slice(before.length).split("/")[0]));
  }
  return positions.size === 0 ? null : [...positions].sort((a, b) => a - b);
}

function isShared(list: JsonNode, message: Message, others: readonly Message[]): boolean {
  const own = new Set(positionsOf(list, message));
  return others.some((other) => positionsOf(list, other)?.some((position) => own.has(position)));
}

/** Where in the list a message goes that is to stand at `at` among `messages`; null where it cannot. */
function positionFor(list: JsonNode, messages: readonly Message[], at: number): number | null {
  const next = messages[at];
  if (!next) return list.items().length;
  const position = positionsOf(list, next)?.[0];
  if (position === undefined) return null;
  const before = messages[at - 1];
  return before && positionsOf(list, before)?.includes(position) ? null : position;
}

/** Says what the request reads otherwise than wanted. */
export function verifyRequest(wanted: ReturnType<typeof requestReadingsOf>) {
  return ({ conversation }: State): string | null =>
    messagesDifference(wanted, requestReadingsOf(conversation.request));
}
