import { conversationOf } from "../dialects";
import { assembledIn, planRedaction, type Redaction } from "../edit/redact";
import { codedTextOf } from "../edit/text/base64";
import { identifiersOf } from "../lint/rules/identifier";
import { secretsOf } from "../lint/rules/secret";
import type { FoundSecret } from "../lint/secrets/found";
import { MAX_DEPTH } from "../lint/secrets/secrets-in";
import { decodeBase64 } from "../lint/secrets/shapes";
import { BASE64_RUN, mayHideText, viewsOf } from "../lint/secrets/views";
import { pointerOf } from "../lint/strings/entries";
import { longStringsOf } from "../lint/strings/long-strings";
import { sha256Of } from "../recording/key/hash";
import { openRecording, type Recording } from "../recording/recording";
import { type Fix, type FixPlan, nothing, refusedPlan } from "./fix";

/** Puts the same placeholder in the place of a secret in every file that says it. */
export const redact: Fix = {
  name: "redact",
  title: "Redact",
  about:
    "Puts a placeholder in the place of the secret everywhere in the file: the same one in every file. What it was stays in .tapedeck/journal, for undo, and in what git has committed: revoke the credential in any case.",
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

/** A secret may also stand in clothes that cannot be mended in place. */
function remainderIn(path: string, text: string, redactions: readonly Redaction[]): FixPlan | null {
  const after = openRecording(path, text);
  if (!after.ok) return refusedPlan(after.problem.message, after.problem.hint);
  const { recording } = after;
  const { doc } = recording;
  const hint = "Edit that text by hand, or delete the file.";
  const held = longStringsOf(doc).find(({ value }) => hides(value, redactions));
  if (held) {
    const where = `\`${pointerOf(doc, held.entry)}\``;
    return refusedPlan(`It also stands encoded in ${where}, which ${whyKept(held.value, redactions)}.`, hint);
  }
  const said = assembledIn(conversationOf(recording)).find((each) => hides(each, redactions));
  if (said === undefined) return null;
  return refusedPlan(`It also stands encoded in what the chunks say, which ${whyKept(said, redactions)}.`, hint);
}

/** Why an encoded secret could not be mended where it stands. */
function whyKept(text: string, redactions: readonly Redaction[]): string {
  const isLoose = [...text.matchAll(BASE64_RUN)].some(
    ([run]) => says(decodeBase64(run) ?? "", redactions) && codedTextOf(run) === null,
  );
  if (isLoose) return "is base64 that no encoder writes like that, so that it cannot be written again exactly";
  return "is encoded in more than one way";
}

function says(text: string, redactions: readonly Redaction[]): boolean {
  return redactions.some(({ secret }) => text.includes(secret));
}

/** Whether a text says one of the secrets once it is decoded, as often as the search for secrets decodes. */
function hides(text: string, redactions: readonly Redaction[], depth = 0): boolean {
  if (depth === MAX_DEPTH || !mayHideText(text)) return false;
  return [...viewsOf(text)].some((view) => says(view, redactions) || hides(view, redactions, depth + 1));
}
