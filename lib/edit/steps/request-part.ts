import { parseJson } from "../../json/parse";
import type { Message, Part } from "../../recording/message";
import type { Edit } from "../edit";
import { argumentWarnings } from "../schema/tool-arguments";
import { answeredIdOf, callNodesOf } from "../wire/call-nodes";
import { Draft } from "../wire/draft";
import { writeMedia } from "../wire/media";
import { messagesDifference, type Reading, requestReadingsOf } from "./reading";
import { verifyRequest } from "./request";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Sets the id, the name or the arguments of a tool call in the request. */
export function requestCallStep(state: State, edit: Extract<Edit, { type: "request-call" }>): StepResult {
  const found = partOf(state, edit.message, edit.part);
  const node = found?.part.type === "tool_call" ? nodeAt(state, found.part.pointer) : undefined;
  if (found?.part.type !== "tool_call" || !node) return noPart("tool call");
  const { message, part } = found;
  const draft = new Draft(state.recording);
  const nodes = callNodesOf(node);
  for (const key of ["id", "name"] as const) {
    const value = edit[key];
    if (value === undefined || value === part[key]) continue;
    const held = nodes[key];
    if (held?.string === undefined)
      return failed(`The call's ${key} stands nowhere by itself.`, node.pointer, RAW_HINT);
    draft.file.setString(held, value);
  }
  if (edit.arguments !== undefined && edit.arguments !== part.arguments) {
    const held = nodes.arguments;
    const parsed = parseJson(edit.arguments);
    if (!held) return failed("The call's arguments stand nowhere by themselves.", node.pointer, RAW_HINT);
    if (held.string !== undefined) draft.file.setString(held, edit.arguments);
    else if (parsed.ok) draft.file.setValue(held, parsed.doc.root);
    else {
      const message = `Arguments are a value here, and this is not JSON: ${parsed.error.message}.`;
      return failed(message, node.pointer, "Mend the JSON.");
    }
  }
  const wanted = requestReadingsOf(state.conversation.request);
  const call = message.parts.filter(({ type }) => type === "tool_call").indexOf(part);
  const reading = wanted[edit.message]?.calls[call];
  if (reading) {
    reading.id = edit.id ?? reading.id;
    reading.name = edit.name ?? reading.name;
    reading.arguments = edit.arguments ?? reading.arguments;
  }
  const { tools, messages } = state.conversation.request;
  const warnings = argumentWarnings(tools, edit.name ?? part.name, edit.arguments ?? part.arguments);
  const isNamesake = (other: Part) => other !== part && other.type === "tool_call" && other.id === part.id;
  const isLeft = messages.some(
    ({ toolCallId }, at) =>
      toolCallId === part.id && !messages.slice(0, at).some(({ parts }) => parts.some(isNamesake)),
  );
  if (isLeft && edit.id !== undefined && edit.id !== part.id) {
    warnings.push(`A result still answers the call ${part.id}.`);
  }
  return drafted(
    draft,
    verifyRequest(wanted),
    warnings.map((text) => ({ message: text, pointer: node.pointer })),
  );
}

/** Sets which call a tool's result answers. */
export function requestResultStep(state: State, edit: Extract<Edit, { type: "request-result" }>): StepResult {
  const message = state.conversation.request.messages[edit.message];
  const node = message && nodeAt(state, message.pointer);
  const held = node && message.role === "tool" ? answeredIdOf(node) : undefined;
  if (!message || !held) return failed("That message names no call that it answers.", "/request", RAW_HINT);
  const draft = new Draft(state.recording);
  draft.file.setString(held, edit.toolCallId);
  const wanted = requestReadingsOf(state.conversation.request);
  const reading = wanted[edit.message];
  if (reading) reading.result = JSON.stringify([edit.toolCallId, message.name, message.isError]);
  return drafted(draft, verifyRequest(wanted));
}

/** Puts another image or file in the place of one. */
export function requestMediaStep(state: State, edit: Extract<Edit, { type: "request-media" }>): StepResult {
  const found = partOf(state, edit.message, edit.part);
  const node = found && nodeAt(state, found.part.pointer);
  if (!found || !node || (found.part.type !== "image" && found.part.type !== "file")) return noPart("image or file");
  const draft = new Draft(state.recording);
  if (!writeMedia(draft.file, node, edit.url)) {
    return failed("This kind of request takes no such media.", node.pointer, "Give a data: address with base64.");
  }
  const wanted = requestReadingsOf(state.conversation.request);
  const position = found.message.parts.filter(isOther).indexOf(found.part);
  return drafted(draft, ({ conversation: { request } }) => {
    const made = request.messages[edit.message]?.parts.filter(isOther)[position];
    if (!made || !isMedia(made, edit.url)) return "the image";
    const read = requestReadingsOf(request);
    return messagesDifference(without(wanted, edit.message, position), without(read, edit.message, position));
  });
}

/** Parts that a reading keeps among its `others`. */
export function isOther({ type }: Part): boolean {
  return type === "image" || type === "file" || type === "json";
}

/** Whether a part is an image or a file from that address. */
export function isMedia(part: Part, url: string): boolean {
  if (part.type !== "image" && part.type !== "file") return false;
  const { source } = part;
  return source.type === "inline" ? url.endsWith(`,${source.data}`) : source.type === "url" && source.url === url;
}

/** Readings without one of a message's other parts. */
export function without(readings: readonly Reading[], message: number, other: number): Reading[] {
  return readings.map((reading, at) =>
    at === message ? { ...reading, others: reading.others.toSpliced(other, 1) } : reading,
  );
}

/** A part of the request by its place (from 0), with its message; null where there is none. */
export function partOf(state: State, message: number, part: number): { message: Message; part: Part } | null {
  const found = state.conversation.request.messages[message];
  const own = found?.parts[part];
  return found && own ? { message: found, part: own } : null;
}

function nodeAt({ recording }: State, pointer: string | null) {
  return pointer === null ? undefined : recording.doc.at(pointer);
}

function noPart(what: string): StepResult {
  return failed(`The request has no such ${what}, or it stands nowhere by itself.`, "/request", RAW_HINT);
}
