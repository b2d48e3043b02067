import type { Edit } from "../edit";
import type { EditFailure, EditWarning } from "../plan";
import { Draft, type Site } from "../wire/draft";
import { writerOf } from "../writers";
import type { Answer, TextKind, Writer } from "../writers/writer";
import { answerReadingOf, differenceOf } from "./reading";
import { answerSourcesOf, keyOf, type Source, writeText, writtenString } from "./sources";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Sets what an answer says: its text, its reasoning or its refusal. */
export function answerTextStep({ recording, conversation }: State, edit: Extract<Edit, { type: "text" }>): StepResult {
  const { response: view, dialect } = conversation;
  const read = view.messages[edit.message];
  if (!read) return failed("The answer has no such message.", "/response/body", RAW_HINT);
  const parts = read.parts.flatMap((part, at) => (part.type === edit.kind ? [at] : []));
  if (edit.part !== undefined && !parts.includes(edit.part)) {
    return failed(`Part ${edit.part + 1} of the answer is no ${edit.kind}.`, "/response/body", "Reload the recording.");
  }
  const answer: Answer = { draft: new Draft(recording), view, message: edit.message };
  const chosen = edit.part === undefined ? parts : [edit.part];
  const failure = setText(answer, writerOf(dialect), edit.kind, chosen, edit.text);
  if (failure) return { ok: false, failure };

  const wanted = answerReadingOf(view);
  const reading = wanted.messages[edit.message];
  if (reading) {
    reading[edit.kind] = parts
      .map((at) => (!chosen.includes(at) ? textOf(answer, at) : at === chosen[0] ? edit.text : ""))
      .join("");
    if (parts.length === 0) reading[edit.kind] = edit.text;
  }
  return drafted(
    answer.draft,
    (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)),
    logprobWarnings(answer),
  );
}

function setText(
  answer: Answer,
  writer: Writer,
  kind: TextKind,
  parts: readonly number[],
  text: string,
): EditFailure | null {
  const sources: (Source & { part: number })[] = [];
  let old = "";
  for (const part of parts) {
    for (const source of answerSourcesOf(answer, part)) {
      sources.push({ ...source, start: source.start + old.length, end: source.end + old.length, part });
    }
    old += textOf(answer, part);
  }
  if (old === text) return null;
  const { pointer } = answer.draft.recording.response;
  if (sources.length === 0 && old === "") {
    if (putNewText(answer, writer, kind, text)) return null;
    return { message: `This answer has no place for ${WORDS[kind]}.`, pointer: "/response/body", hint: RAW_HINT };
  }
  const written = writeText(answer.draft, sources, old, text);
  if (!written) {
    const message = `The ${kind} stands in several values, and what lies between them cannot be changed.`;
    return { message, pointer: `${pointer}/body`, hint: RAW_HINT };
  }
  for (const part of parts)
    writeCopies(
      answer,
      writer,
      part,
      sources.filter((source) => source.part === part),
      written,
    );
  return null;
}

/** Puts a text into an answer that does not say one of its kind; false where the answer has no place for it. */
export function putNewText(answer: Answer, writer: Writer, kind: TextKind, text: string): boolean {
  const slots = writer.slots?.(answer, kind) ?? [];
  const sources = slots.map(
    ({ at = 0, ...site }): Source => ({ start: 0, end: 0, from: at, to: at, site, chunk: null }),
  );
  const filled = sources.length > 0 ? writeText(answer.draft, sources, "", text) : null;
  if (filled) {
    writeCopies(answer, writer, 0, sources, filled);
    return true;
  }
  return writer.makeText?.(answer, kind, text) ?? false;
}

const WORDS: Record<TextKind, string> = { text: "a text", reasoning: "reasoning", refusal: "a refusal" };

/** Places that repeat one of the written strings take what it has become; those that repeat all of them, the whole. */
export function writeCopies(
  answer: Answer,
  writer: Writer,
  part: number,
  sources: readonly Source[],
  written: readonly Site[],
): void {
  const { draft } = answer;
  const write = (site: Site, text: string): void => {
    const held = draft.hold(site);
    if (held?.node.string !== undefined) held.edits.setString(held.node, text);
  };
  for (const site of writer.twins ? written : []) {
    for (const twin of writer.twins?.(draft, site) ?? []) write(twin, writtenString(draft, site) ?? "");
  }
  if (!writer.copies || sources.length === 0) return;
  const sites = [...new Map(sources.map(({ site }) => [keyOf(site), site])).values()];
  const copies = writer.copies(answer, part, sites);
  if (copies.length === 0) return;
  const whole = sites.map((site) => writtenString(draft, site) ?? "").join("");
  for (const copy of copies) write(copy, whole);
}

function textOf({ view, message }: Answer, part: number): string {
  const read = view.messages[message]?.parts[part];
  return read && "text" in read ? read.text : "";
}

/** What to say of log probabilities when the text that they describe is edited. */
export function logprobWarnings({ view, message }: Answer): EditWarning[] {
  if (view.logprobs.length === 0 || message !== 0) return [];
  const text = "The log probabilities still describe the tokens of the old text: they are kept as they were recorded.";
  return [{ message: text, pointer: "/response/body" }];
}
