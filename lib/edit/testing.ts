import { soundConversationOf } from "../dialects/testing";
import { parseJson } from "../json/parse";
import { printPython } from "../json/print";
import type { Conversation, Part } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import { type EditInput, editSchema } from "./edit";
import type { EditFailure, EditPlan } from "./plan";
import { planEdit } from "./plan-edit";
import { applyTextEdits } from "./text/apply";

/** For tests: a recording as the recorder would have written it. */
export function asRecorded(recording: Recording): Recording {
  return opened(recording.path, printPython(recording.doc.root));
}

export type Applied = { plan: EditPlan; recording: Recording; conversation: Conversation; said: Said };

/** For tests: what the answer's first message says, by kind. */
export type Said = { text: string; reasoning: string; refusal: string; calls: { name: string; arguments: string }[] };

/** For tests: a recording after edits; throws where they are refused, or where the plan does not hold together. */
export function edited(recording: Recording, ...edits: readonly EditInput[]): Applied {
  const plan = planEdit(
    recording,
    edits.map((edit) => editSchema.parse(edit)),
  );
  if (!plan.ok) throw new Error(`${plan.failure.message} (${plan.failure.pointer})`);
  if (applyTextEdits(recording.doc.text, plan.edits) !== plan.text) throw new Error("the edits give another text");
  const after = opened(recording.path, plan.text);
  const wasPython = printPython(recording.doc.root) === recording.doc.text;
  if (wasPython && printPython(after.doc.root) !== plan.text) throw new Error("Python would write it otherwise");
  const conversation = soundConversationOf(after);
  return { plan, recording: after, conversation, said: saidBy(conversation) };
}

/** For tests: why edits are refused; throws where they are not. */
export function refusalOf(recording: Recording, ...edits: readonly EditInput[]): EditFailure {
  const plan = planEdit(
    recording,
    edits.map((edit) => editSchema.parse(edit)),
  );
  if (plan.ok) throw new Error("the edits were not refused");
  return plan.failure;
}

export function saidBy({ response }: Conversation): Said {
  const parts = response.messages[0]?.parts ?? [];
  const joined = (type: Part["type"]): string =>
    parts.map((part) => (part.type === type && "text" in part ? part.text : "")).join("");
  const calls = parts.flatMap((part) =>
    part.type === "tool_call" ? [{ name: part.name, arguments: withoutLayout(part.arguments) }] : [],
  );
  return { text: joined("text"), reasoning: joined("reasoning"), refusal: joined("refusal"), calls };
}

/** For tests: the items of the answer's body that differ, by position; null where their number does. */
export function changedItems(before: Recording, after: Recording): number[] | null {
  const [old, made] = [before.body?.items() ?? [], after.body?.items() ?? []];
  if (old.length !== made.length) return null;
  return old.flatMap((item, at) => (item.raw === made[at]?.raw ? [] : [at]));
}

function opened(path: string, text: string): Recording {
  const result = openRecording(path, text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.recording;
}

function withoutLayout(json: string): string {
  return parseJson(json).ok ? JSON.stringify(JSON.parse(json)) : json;
}
