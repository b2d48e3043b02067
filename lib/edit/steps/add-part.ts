import type { JsonNode } from "../../json/document";
import type { Message, Part } from "../../recording/message";
import type { Edit } from "../edit";
import { argumentWarnings } from "../schema/tool-arguments";
import { Draft } from "../wire/draft";
import { jsonNodeOf, putMember } from "../writers/writer";
import { newCallOf, newPartOf, type PartGiven, partKindsOf, partListOf } from "./new-part";
import { messagesDifference, type Reading, requestReadingsOf } from "./reading";
import { listOf, positionsOf } from "./request";
import { isMedia, isOther, without } from "./request-part";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";
import { freshCallId } from "./tool-call";

/** Puts a new part into a message of the request. */
export function addPartStep(state: State, edit: Extract<Edit, { type: "add-part" }>): StepResult {
  const { request, dialect } = state.conversation;
  const message = request.messages[edit.message];
  if (!message) return failed("The request has no such message.", "/request", "Reload the recording.");
  const given: PartGiven =
    edit.part.type === "call" ? { ...edit.part, id: edit.part.id ?? freshCallId(state.recording.doc.text) } : edit.part;
  const draft = new Draft(state.recording);
  if (!partKindsOf(dialect, message).includes(given.type) || !put(draft, state, message, given)) {
    const words = { text: "a text", image: "an image", call: "a tool call" };
    return failed(`That message takes no further part that is ${words[given.type]}.`, message.pointer ?? "", RAW_HINT);
  }
  const wanted = requestReadingsOf(request);
  const warnings = given.type === "call" ? argumentWarnings(request.tools, given.name, given.arguments) : [];
  return drafted(
    draft,
    ({ conversation: { request: read } }) => {
      const parts = read.messages[edit.message]?.parts ?? [];
      const made = requestReadingsOf(read);
      const reading = wanted[edit.message];
      if (!reading) return "the message";
      if (given.type === "image") return imageDifference(wanted, made, edit.message, parts, given.url);
      const last = made[edit.message]?.calls.at(-1);
      if (given.type === "text") return messagesDifference(withText(wanted, edit.message, given.text), made);
      const call = { id: last?.id == null ? null : given.id, name: given.name, arguments: given.arguments };
      return messagesDifference(
        wanted.map((one, at) => (at === edit.message ? { ...one, calls: [...one.calls, call] } : one)),
        made,
      );
    },
    warnings.map((text) => ({ message: text, pointer: message.pointer ?? "/request" })),
  );
}

function put(draft: Draft, state: State, message: Message, given: PartGiven): boolean {
  const { dialect } = state.conversation;
  const node = message.pointer === null ? undefined : state.recording.doc.at(message.pointer);
  if (!node) return false;
  const held = { node, edits: draft.file };
  if (given.type === "call" && (dialect === "openai-chat" || dialect === "ollama")) {
    const calls = node.get("tool_calls");
    const siblings = state.recording.input
      .get("messages")
      ?.items()
      .flatMap((other) => other.get("tool_calls")?.items() ?? []);
    const made = newCallOf(dialect, given, calls?.items().length ?? 0, siblings?.[0]);
    if (calls?.kind === "array") draft.file.insertItem(calls, calls.items().length, made);
    else putMember(held, "tool_calls", arrayOf([made]));
    return true;
  }
  const key = partListOf(dialect, given);
  const made = newPartOf(dialect, message.role, given);
  if (!made) return false;
  const list = node.get(key);
  if (isLoose(dialect, given, list)) return putBeside(draft, state, message, made);
  if (list?.kind === "array") draft.file.insertItem(list, list.items().length, made);
  else if (list?.string) {
    const before = newPartOf(dialect, message.role, { type: "text", text: list.string });
    draft.file.replaceValue(list, arrayOf(before ? [before, made] : [made]));
  } else if (given.type === "text" && list?.string === "") draft.file.setString(list, given.text);
  else putMember(held, key, arrayOf([made]));
  return true;
}

/** Whether a part is an item of the request's own list rather than of its message. */
function isLoose(dialect: string, given: PartGiven, list: JsonNode | undefined): boolean {
  if (dialect === "openai-responses") return given.type === "call";
  return dialect === "interactions" && list === undefined;
}

function putBeside(draft: Draft, state: State, message: Message, made: JsonNode): boolean {
  const list = listOf(state);
  const last = list && positionsOf(list, message)?.at(-1);
  if (!list || last === undefined) return false;
  draft.file.insertItem(list, last + 1, made);
  return true;
}

function withText(wanted: readonly Reading[], message: number, text: string): Reading[] {
  return wanted.map((one, at) => (at === message ? { ...one, text: one.text + text } : one));
}

function imageDifference(
  wanted: readonly Reading[],
  made: readonly Reading[],
  message: number,
  parts: readonly Part[],
  url: string,
): string | null {
  const others = parts.filter(isOther);
  const position = others.findLastIndex((part) => isMedia(part, url));
  return position === -1 ? "the image" : messagesDifference(wanted, without(made, message, position));
}

function arrayOf(items: readonly JsonNode[]): JsonNode {
  return jsonNodeOf(`[${items.map(({ raw }) => raw).join(",")}]`);
}
