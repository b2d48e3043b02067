import { parseJson } from "../../json/parse";
import type { ToolCallPart } from "../../recording/message";
import type { Edit } from "../edit";
import type { EditFailure } from "../plan";
import { argumentWarnings } from "../schema/tool-arguments";
import { Draft, type Site } from "../wire/draft";
import { writerOf } from "../writers";
import type { Answer, Writer } from "../writers/writer";
import { logprobWarnings, writeCopies } from "./answer-text";
import { answerReadingOf, differenceOf } from "./reading";
import { answerSourcesOf, writeText } from "./sources";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

type Found = { answer: Answer; writer: Writer; part: number; call: ToolCallPart };

/** Sets a tool call's name or arguments. */
export function toolCallStep(state: State, edit: Extract<Edit, { type: "tool-call" }>): StepResult {
  const found = callOf(state, edit.message, edit.call);
  if (!found) return noCall(edit.call);
  const { answer, writer, call } = found;
  const places = writer.callPlaces?.(answer, edit.call, call.pointer) ?? null;
  if (edit.name !== undefined && edit.name !== call.name) {
    const held = (places?.names ?? []).flatMap((site) => answer.draft.hold(site) ?? []);
    if (held.length === 0) return failed("The call's name stands nowhere by itself.", call.pointer ?? "", RAW_HINT);
    for (const { node, edits } of held) edits.setString(node, edit.name);
  }
  if (edit.arguments !== undefined && edit.arguments !== call.arguments) {
    const failure = setArguments(found, places?.arguments ?? [], edit.arguments);
    if (failure) return { ok: false, failure };
  }
  const wanted = answerReadingOf(state.conversation.response);
  const reading = wanted.messages[edit.message]?.calls[edit.call];
  if (reading) {
    reading.name = edit.name ?? reading.name;
    reading.arguments = edit.arguments ?? reading.arguments;
  }
  const warned = argumentWarnings(state.conversation.request.tools, edit.name ?? call.name, reading?.arguments ?? "");
  return drafted(answer.draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)), [
    ...warned.map((message) => ({ message, pointer: call.pointer ?? "/response/body" })),
    ...logprobWarnings(answer),
  ]);
}

/** Adds a tool call behind the others. */
export function addToolCallStep(state: State, edit: Extract<Edit, { type: "add-tool-call" }>): StepResult {
  const { conversation, recording } = state;
  const wanted = answerReadingOf(conversation.response);
  const reading = wanted.messages[edit.message];
  if (!reading) return failed("The answer has no such message.", "/response/body", RAW_HINT);
  const answer: Answer = { draft: new Draft(recording), view: conversation.response, message: edit.message };
  const id = edit.id ?? freshCallId(recording.doc.text);
  const call = { id, name: edit.name, arguments: edit.arguments };
  const { calls } = reading;
  if (!writerOf(conversation.dialect).addCall?.(answer, call)) {
    return failed("This answer has no place for a tool call.", "/response/body", RAW_HINT);
  }
  const warnings = argumentWarnings(conversation.request.tools, edit.name, edit.arguments);
  return drafted(
    answer.draft,
    (after) => {
      const read = answerReadingOf(after.conversation.response);
      // Some families' calls have no ids.
      const hasId = read.messages[edit.message]?.calls.at(-1)?.id !== null;
      reading.calls = [...calls, hasId ? call : { ...call, id: null }];
      return differenceOf(wanted, read);
    },
    warnings.map((message) => ({ message, pointer: "/response/body" })),
  );
}

/** Takes a tool call out of the answer. */
export function removeToolCallStep(state: State, edit: Extract<Edit, { type: "remove-tool-call" }>): StepResult {
  const found = callOf(state, edit.message, edit.call);
  if (!found) return noCall(edit.call);
  const { answer, writer, call } = found;
  if (!writer.removeCall?.(answer, edit.call, call.pointer)) {
    return failed("The call cannot be taken out of this answer.", call.pointer ?? "/response/body", RAW_HINT);
  }
  const wanted = answerReadingOf(state.conversation.response);
  wanted.messages[edit.message]?.calls.splice(edit.call, 1);
  const isLast = wanted.messages[edit.message]?.calls.length === 0;
  const reason = wanted.finishReason ?? "";
  const warnings = isLast && /tool/.test(reason) ? [`The finish reason still says ${reason}.`] : [];
  return drafted(
    answer.draft,
    (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)),
    warnings.map((message) => ({ message, pointer: "/response/body" })),
  );
}

function setArguments(
  { answer, writer, part, call }: Found,
  places: readonly Site[],
  json: string,
): EditFailure | null {
  const { draft } = answer;
  const sources = answerSourcesOf(answer, part);
  const sites = sources.length > 0 ? sources.map(({ site }) => site) : places;
  const held = sites.flatMap((site) => draft.hold(site) ?? []);
  const [first] = held;
  const pointer = call.pointer ?? "/response/body";
  if (!first) return { message: "The call's arguments stand nowhere by themselves.", pointer, hint: RAW_HINT };
  if (first.node.kind === "object" || first.node.kind === "array") {
    const parsed = parseJson(json);
    if (parsed.ok && sources.length <= 1) {
      for (const { node, edits } of held) edits.setValue(node, parsed.doc.root);
      return null;
    }
    const message = parsed.ok
      ? "The call's arguments stand in several values."
      : `Arguments are a value here, and this is not JSON: ${parsed.error.message}.`;
    return { message, pointer, hint: "Mend the JSON." };
  }
  if (sources.length === 0) {
    for (const { node, edits } of held) edits.setString(node, json);
    return null;
  }
  const written = writeText(draft, sources, call.arguments, json);
  if (!written) return { message: "The call's arguments cannot be parted as they were.", pointer, hint: RAW_HINT };
  writeCopies(answer, writer, part, sources, written);
  return null;
}

function callOf({ recording, conversation }: State, message: number, call: number): Found | null {
  const { response: view, dialect } = conversation;
  const parts = (view.messages[message]?.parts ?? []).flatMap((part, at) =>
    part.type === "tool_call" ? [{ part, at }] : [],
  );
  const found = parts[call];
  if (!found) return null;
  const answer = { draft: new Draft(recording), view, message };
  return { answer, writer: writerOf(dialect), part: found.at, call: found.part };
}

function noCall(call: number): StepResult {
  return failed(`The answer has no tool call ${call + 1}.`, "/response/body", "Reload the recording.");
}

/** An id for a new call that stands nowhere in a text. */
export function freshCallId(text: string): string {
  for (let number = 1; ; number++) if (!text.includes(`call_edited_${number}`)) return `call_edited_${number}`;
}
