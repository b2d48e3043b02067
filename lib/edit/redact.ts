import { conversationOf } from "../dialects";
import { decodeString, KIND } from "../json/document";
import { parseEdited } from "../json/edited";
import { pythonString } from "../json/python-text";
import type { Conversation, Part } from "../recording/message";
import { type Recording, recordingOf } from "../recording/recording";
import type { Edit } from "./edit";
import type { EditResult, TextEdit } from "./plan";
import { planEdit, planned } from "./plan-edit";
import { applyTextEdits, orderedEdits } from "./text/apply";
import { base64Runs, withDecodedChanged } from "./text/base64";

const SHORTEST = 4;

/** Decoded text may be encoded once more, and again: nobody does so more often. */
const DEEPEST = 3;

/** A secret, and what is to stand in its place. */
export type Redaction = { secret: string; placeholder: string };

/**
 * Puts a placeholder in the place of a secret, wherever the file says it: in values and keys, also escaped inside
 * JSON that stands in a string or encoded for an address, in base64 of a text anywhere in them, encoded twice too, and
 * in streamed texts and arguments, where it is spread over chunks, as base64 too. The same secret and placeholder give
 * the same text in every file. Fails where some of it would remain.
 */
export function planRedaction(
  recording: Recording,
  redactions: readonly Redaction[],
  hash?: (text: string) => string,
): EditResult {
  for (const { secret, placeholder } of redactions) {
    if (secret.length < SHORTEST) {
      return refused("That is too short for a secret.", `Give at least ${SHORTEST} characters.`);
    }
    if (placeholder.includes(secret)) return refused("The placeholder holds the secret.", "Give another placeholder.");
  }
  const words = wordsOf(redactions);
  const direct = orderedEdits(recording.doc.text, stringEdits(recording, words));
  const text = applyTextEdits(recording.doc.text, direct);
  const opened = recordingOf(recording.path, text, parseEdited(recording.doc, direct, text));
  if (!opened.ok) return refused(opened.problem.message, opened.problem.hint);
  const spread = planEdit(opened.recording, streamEdits(opened.recording, words), hash);
  if (!spread.ok) return spread;
  const { doc } = opened.recording;
  const isSpread = spread.edits.length > 0;
  const after = isSpread
    ? recordingOf(recording.path, spread.text, parseEdited(doc, spread.edits, spread.text))
    : opened;
  if (!after.ok) return refused(after.problem.message, after.problem.hint);
  const rest = remainsIn(after.recording, words);
  if (rest) return refused("Some of the secret would remain in the file.", "Edit that place by hand first.");
  const lists = [direct, spread.edits].filter((edits) => edits.length > 0);
  return planned(recording, after.recording, lists, spread.warnings, hash);
}

/** What is looked for. `runs`: what may be base64 that holds some of it. */
type Words = { all: readonly Word[]; shortest: number; runs: RegExp };

/** A way to spell a secret, and what takes its place. */
type Word = { form: string; placeholder: string };

/** The ways in which a recorded string may spell the secrets, the longest first. */
function wordsOf(redactions: readonly Redaction[]): Words {
  const all = redactions
    .flatMap(({ secret, placeholder }) => spellingsOf(secret).map((form) => ({ form, placeholder })))
    .toSorted((a, b) => b.form.length - a.form.length);
  const shortest = all.at(-1)?.form.length ?? 0;
  return { all, shortest, runs: base64Runs(shortest) };
}

/** A secret as it is, and as it stands inside of JSON and of an address. */
export function spellingsOf(secret: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), pythonString(secret).slice(1, -1)];
  if (!/\p{Surrogate}/u.test(secret)) forms.push(encodeURIComponent(secret));
  return [...new Set(forms)];
}

/** A text without its secrets; what is base64 in it is decoded for that, and encoded again. */
function redacted(text: string, words: Words, depth = 0): string {
  return redactedWithin(replaced(text, words), words, depth);
}

/** The same for a text that spells no secret itself. */
function redactedWithin(text: string, words: Words, depth = 0): string {
  return depth === DEEPEST ? text : withDecodedChanged(text, words.runs, (inner) => redacted(inner, words, depth + 1));
}

function replaced(text: string, words: Words): string {
  return words.all.reduce((rest, { form, placeholder }) => rest.replaceAll(form, () => placeholder), text);
}

function stringEdits(recording: Recording, words: Words): TextEdit[] {
  const { doc } = recording;
  const edits: TextEdit[] = [];
  // Found only where they matter, which is seldom.
  let pieces: ReturnType<typeof piecesIn> | null = null;
  const isPiece = (at: number): boolean => {
    pieces ??= piecesIn(recording);
    return pieces.some(({ start, end }) => start <= at && at < end);
  };
  const size = doc.nexts[0] ?? 0;
  for (let at = 0; at < size; at++) {
    const kind = doc.kinds[at];
    if (kind !== KIND.string && kind !== KIND.key) continue;
    const [from, to] = [doc.starts[at] ?? 0, doc.ends[at] ?? 0];
    // No token is shorter than what it says, and its quotes.
    if (to - from - 2 < words.shortest) continue;
    const text = decodeString(doc.text, from, to);
    const plain = replaced(text, words);
    const all = redactedWithin(plain, words);
    const left = all === plain || isPiece(from) ? plain : all;
    if (left !== text) edits.push({ from, to, text: pythonString(left) });
  }
  return edits;
}

/**
 * Where the file says a text in pieces. Base64 in one of them may go on in the next, so that it is decoded only in the
 * text that all of them make.
 */
function piecesIn(recording: Recording): { start: number; end: number }[] {
  const { chunks } = conversationOf(recording).response;
  const places = chunks.flatMap(({ pieces, pointers }) =>
    pieces.flatMap(({ pointer, inner }) => (inner === undefined ? [above(pointer)] : pointers)),
  );
  return [...new Set(places)]
    .flatMap((pointer) => recording.doc.at(pointer) ?? [])
    .map(({ start, end }) => ({ start, end }));
}

/** What holds a value: beside a piece, the same may stand under another name. */
function above(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** Edits of the streamed texts and arguments that say the secret once their chunks are joined. */
function streamEdits(recording: Recording, words: Words): Edit[] {
  const edits: Edit[] = [];
  for (const [message, { parts }] of conversationOf(recording).response.messages.entries()) {
    let call = 0;
    for (const [at, part] of parts.entries()) {
      const text = saidBy(part);
      const left = redacted(text, words);
      if (part.type === "tool_call") {
        if (left !== text) edits.push({ type: "tool-call", message, call, arguments: left });
        call++;
      } else if (left !== text && (part.type === "text" || part.type === "reasoning" || part.type === "refusal")) {
        edits.push({ type: "text", message, kind: part.type, part: at, text: left });
      }
    }
  }
  return edits;
}

function saidBy(part: Part): string {
  if (part.type === "tool_call") return part.arguments;
  return part.type === "image" || part.type === "file" ? "" : part.text;
}

/** What the parts of an answer say. */
export function assembledIn({ response }: Conversation): string[] {
  return response.messages.flatMap(({ parts }) => parts.map(saidBy));
}

function remainsIn(recording: Recording, words: Words): boolean {
  const left = assembledIn(conversationOf(recording)).some((text) => redacted(text, words) !== text);
  return left || stringEdits(recording, words).length > 0;
}

function refused(message: string, hint: string): EditResult {
  return { ok: false, edit: 0, failure: { message, pointer: "", hint } };
}
