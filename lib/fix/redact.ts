import { conversationOf } from "../dialects";
import { planRedaction, type Redaction } from "../edit/redact";
import { identifiersOf } from "../lint/rules/identifier";
import { secretsOf } from "../lint/rules/secret";
import type { FoundSecret } from "../lint/secrets/found";
import { MAX_DEPTH } from "../lint/secrets/secrets-in";
import { mayHideText, viewsOf } from "../lint/secrets/views";
import { pointerOf } from "../lint/strings/entries";
import { longStringsOf } from "../lint/strings/long-strings";
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
  const found = new Map<string, string>();
  const take = (secret: FoundSecret) => {
    // What is told by its name alone may be a person's password: too few digits to try guesses on.
    found.set(secret.secret, `REDACTED-${sha256Of(secret.secret).slice(0, secret.sure ? 8 : 4)}`);
  };
  const isChosen = (pointer: string) => pointers?.includes(pointer) ?? true;
  for (const { found: secret, pointer } of secretsOf(recording, conversationOf(recording))) {
    if (isChosen(pointer)) take(secret);
  }
  for (const { entry, found: identifier } of identifiersOf(recording.doc)) {
    const { text, standIn } = identifier;
    if (!found.has(text) && isChosen(pointerOf(recording.doc, entry))) {
      found.set(text, standIn(sha256Of(text.toLowerCase()).slice(0, 4)));
    }
  }
  return [...found].map(([secret, placeholder]) => ({ secret, placeholder }));
}

/** A secret may also stand in clothes that cannot be mended in place, such as base64 inside of another text. */
function remainderIn(path: string, text: string, redactions: readonly Redaction[]): FixPlan | null {
  const after = openRecording(path, text);
  if (!after.ok) return refusedPlan(after.problem.message, after.problem.hint);
  const isHidden = longStringsOf(after.recording.doc).some(({ value }) => hides(value, redactions));
  if (!isHidden) return null;
  return refusedPlan(
    "It also stands in an encoded text, such as base64.",
    "Edit that text by hand, or delete the file.",
  );
}

/** Whether a text says one of the secrets once it is decoded, as often as the search for secrets decodes. */
function hides(text: string, redactions: readonly Redaction[], depth = 0): boolean {
  if (depth === MAX_DEPTH || !mayHideText(text)) return false;
  return [...viewsOf(text)].some(
    (view) => redactions.some(({ secret }) => view.includes(secret)) || hides(view, redactions, depth + 1),
  );
}
