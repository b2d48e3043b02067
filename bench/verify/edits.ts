import { readFileSync } from "node:fs";
import { join } from "node:path";
import { conversationOf } from "../../lib/dialects";
import { type Edit, planEdit } from "../../lib/edit";
import { openRecording, type Recording } from "../../lib/recording/recording";
import { recordingsIn } from "../catalog/corpus";
import { askPython } from "./oracle";

/** Files that Python is asked about at once. */
const BATCH = 200;

/** Edits recordings below a folder, each thing that its answer says: whether Python would write each just so. */
export function compareEdits(root: string): { count: number; differences: string[] } {
  const differences: string[] = [];
  let count = 0;
  let batch: { name: string; text: string }[] = [];
  const ask = () => {
    const answers = askPython(batch.map(({ text }) => `e ${JSON.stringify(text)}`));
    for (const [at, { name }] of batch.entries()) if (answers[at] !== "true") differences.push(name);
    count += batch.length;
    batch = [];
  };
  for (const path of recordingsIn(root)) {
    const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
    if (!opened.ok) continue;
    for (const edit of editsOf(opened.recording)) {
      const plan = planEdit(opened.recording, [edit]);
      if (!plan.ok) differences.push(`${path}, ${edit.type}: ${plan.failure.message}`);
      else batch.push({ name: `${path}, ${edit.type}`, text: plan.text });
      if (batch.length === BATCH) ask();
    }
  }
  ask();
  return { count, differences };
}

function editsOf(recording: Recording): Edit[] {
  const parts = conversationOf(recording).response.messages[0]?.parts ?? [];
  const said = (kind: "text" | "reasoning"): Edit[] => {
    const text = parts.map((part) => (part.type === kind ? part.text : "")).join("");
    if (text === "") return [];
    return [text.replace(/\p{L}+/u, "Käse"), `${text} "Gut" 👍\u007f`, ""].map((made) => {
      return { type: "text", message: 0, kind, text: made };
    });
  };
  const calls = parts.filter(({ type }) => type === "tool_call");
  const changed = calls.map(
    (_, call): Edit => ({ type: "tool-call", message: 0, call, arguments: '{"ä": [1.0, "\\"" ]}' }),
  );
  return [...said("text"), ...said("reasoning"), ...changed];
}
