import { conversationOf } from "../dialects";
import { planRedaction, type Redaction } from "../edit/redact";
import { identifiersOf } from "../lint/rules/identifier";
import { secretsOf } from "../lint/rules/secret";
import { pointerOf } from "../lint/strings/entries";
import { sha256Of } from "../recording/key/hash";
import { openRecording, type Recording } from "../recording/recording";
import { type Fix, type FixPlan, nothing, refusedPlan } from "./fix";

/** Puts the same placeholder in the place of a secret in every file that says it. */
export const redact: Fix = {
  name: "redact",
  title: "Redact",
  about: "Puts a placeholder in the place of the secret everywhere in the file: the same one in every file.",
  why: "redact",
  planFix: (recording, { hash, pointers }) => {
    const redactions = redactionsIn(recording, pointers);
    if (redactions.length === 0) return nothing("Nothing secret is found there (any more).");
    const plan = planRedaction(recording, redactions, hash);
    if (!plan.ok) return { type: "refused", failure: plan.failure };
    return remainderIn(recording.path, plan.text, redactions) ?? { type: "edit", plan };
  },
};

function redactionsIn(recording: Recording, pointers: readonly string[] | null): Redaction[] {
  const isChosen = (pointer: string) => pointers?.includes(pointer) ?? true;
  const found = new Map<string, string>();
  for (const { found: secret, pointer } of secretsOf(recording, conversationOf(recording))) {
    // What is told by its name alone may be a person's password: too few digits to try guesses on.
    const digits = sha256Of(secret.secret).slice(0, secret.sure ? 8 : 4);
    if (isChosen(pointer)) found.set(secret.secret, `REDACTED-${digits}`);
  }
  for (const { entry, found: identifier } of identifiersOf(recording.doc)) {
    const digits = sha256Of(identifier.text.toLowerCase()).slice(0, 4);
    if (isChosen(pointerOf(recording.doc, entry)) && !found.has(identifier.text)) {
      found.set(identifier.text, identifier.standIn(digits));
    }
  }
  return [...found].map(([secret, placeholder]) => ({ secret, placeholder }));
}

/** A secret may also stand in clothes that cannot be mended in place, such as base64 of a longer text. */
function remainderIn(path: string, text: string, redactions: readonly Redaction[]): FixPlan | null {
  const after = openRecording(path, text);
  if (!after.ok) return refusedPlan(after.problem.message, after.problem.hint);
  const left = new Set(
    [...secretsOf(after.recording, conversationOf(after.recording))].map(({ found }) => found.secret),
  );
  if (!redactions.some(({ secret }) => left.has(secret))) return null;
  return refusedPlan(
    "It also stands in an encoded text, such as base64.",
    "Edit that text by hand, or delete the file.",
  );
}
