import { parseEdited } from "../json/edited";
import { requestKeyOf } from "../recording/key";
import { type Recording, recordingOf } from "../recording/recording";
import type { Edit } from "./edit";
import type { EditFailure, EditPlan, EditResult, EditWarning, TextEdit } from "./plan";
import { addPartStep } from "./steps/add-part";
import { answerTextStep } from "./steps/answer-text";
import { errorStep } from "./steps/error";
import { finishReasonStep, usageStep } from "./steps/fields";
import { insertStep, removeStep, setStep } from "./steps/raw";
import { rechunkStep } from "./steps/rechunk";
import { removePartStep } from "./steps/remove-part";
import { addMessageStep, moveMessageStep, removeMessageStep, requestTextStep, testIdStep } from "./steps/request";
import { requestCallStep, requestMediaStep, requestResultStep } from "./steps/request-part";
import { RAW_HINT, State, type StepResult } from "./steps/step";
import { addToolCallStep, removeToolCallStep, toolCallStep } from "./steps/tool-call";
import { applyTextEdits, composedEdits } from "./text/apply";
import { changedLinesOf } from "./text/changed-lines";
import { renumbered } from "./wire/sequence-numbers";

type Hash = (text: string) => string;

/** Edits that may put events into a stream, or take some out, without a word of them. */
const MAKE_EVENTS: ReadonlySet<Edit["type"]> = new Set(["text", "add-tool-call", "remove-tool-call", "rechunk"]);

/**
 * How edits of meaning change a recording's text: each applies to what the one before it made, and only bytes of
 * values that change are touched. What is returned as a plan was read again and says exactly what the edits ask for;
 * everything else is a failure that names the edit. `hash` is the SHA-256 of an ASCII text as hexadecimal digits: a
 * host that has a native one may lend it. Never throws.
 */
export function planEdit(recording: Recording, edits: readonly Edit[], hash?: Hash): EditResult {
  let state = new State(recording);
  const lists: TextEdit[][] = [];
  const warnings: EditWarning[] = [];
  /** The recording with edits of its text; why it would be none, where it would not. */
  const apply = (textEdits: readonly TextEdit[]): EditFailure | null => {
    if (textEdits.length === 0) return null;
    const { doc } = state.recording;
    const text = applyTextEdits(doc.text, textEdits);
    const opened = recordingOf(recording.path, text, parseEdited(doc, textEdits, text));
    if (!opened.ok) {
      const { message, hint } = opened.problem;
      return { message: `That would be no recording: ${message}.`, pointer: "", hint };
    }
    state = new State(opened.recording);
    lists.push([...textEdits]);
    return null;
  };
  for (const [position, edit] of edits.entries()) {
    const made = stepOf(state, edit);
    if (!made.ok) return { ...made, edit: position };
    const { draft, verify } = made.step;
    warnings.push(...made.step.warnings);
    const before = state.recording;
    const failure =
      apply(draft.textEdits()) ?? (MAKE_EVENTS.has(edit.type) ? apply(renumbered(before, state.recording)) : null);
    if (failure) return { ok: false, edit: position, failure };
    const difference = verify(state);
    if (difference !== null) {
      const message = `The file cannot say that: read again, ${difference} would be another.`;
      return { ok: false, edit: position, failure: { message, pointer: "", hint: RAW_HINT } };
    }
  }
  return planned(recording, state.recording, lists, warnings, hash);
}

/** The plan of edits of text that were made one list after the other. */
export function planned(
  before: Recording,
  after: Recording,
  lists: readonly TextEdit[][],
  warnings: EditWarning[],
  hash?: Hash,
): EditPlan {
  const { text } = before.doc;
  const [only, another] = lists;
  const edits = only && !another ? only : composedEdits(text, lists);
  const key = requestKeyOf(before, hash);
  const { start, end } = before.response;
  const isAnswerOnly = edits.every(({ from, to }) => from >= start && to <= end);
  return {
    ok: true,
    text: after.doc.text,
    edits,
    changedLines: changedLinesOf(text, edits),
    key: { before: key, after: isAnswerOnly ? key : requestKeyOf(after, hash) },
    warnings,
  };
}

function stepOf(state: State, edit: Edit): StepResult {
  switch (edit.type) {
    case "text":
      return answerTextStep(state, edit);
    case "tool-call":
      return toolCallStep(state, edit);
    case "add-tool-call":
      return addToolCallStep(state, edit);
    case "remove-tool-call":
      return removeToolCallStep(state, edit);
    case "finish-reason":
      return finishReasonStep(state, edit);
    case "usage":
      return usageStep(state, edit);
    case "error":
      return errorStep(state, edit);
    case "rechunk":
      return rechunkStep(state, edit);
    case "request-text":
      return requestTextStep(state, edit);
    case "request-call":
      return requestCallStep(state, edit);
    case "request-result":
      return requestResultStep(state, edit);
    case "request-media":
      return requestMediaStep(state, edit);
    case "add-part":
      return addPartStep(state, edit);
    case "remove-part":
      return removePartStep(state, edit);
    case "add-message":
      return addMessageStep(state, edit);
    case "remove-message":
      return removeMessageStep(state, edit);
    case "move-message":
      return moveMessageStep(state, edit);
    case "test-id":
      return testIdStep(state, edit);
    case "set":
      return setStep(state, edit);
    case "insert":
      return insertStep(state, edit);
    case "remove":
      return removeStep(state, edit);
  }
}
