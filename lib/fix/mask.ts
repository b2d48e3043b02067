import type { DiffLine } from "../change/hunks";
import type { ChangePreview } from "../change/preview";
import type { Current } from "../change/refusal";
import type { StateDiff } from "../change/state-diff";
import { conversationOf } from "../dialects";
import { spellingsOf } from "../edit/redact";
import { secretsOf } from "../lint/rules/secret";
import { openRecording, type Recording } from "../recording/recording";

/** Puts masks in the place of a recording's secrets in texts that are shown. */
export function maskOf(recording: Recording): (text: string) => string {
  const masks = new Map<string, string>();
  for (const { found } of secretsOf(recording, conversationOf(recording))) {
    for (const form of spellingsOf(found.secret)) masks.set(form, `‹secret of ${found.secret.length} characters›`);
  }
  const words = [...masks].toSorted(([a], [b]) => b.length - a.length);
  return (text) =>
    words.reduce(
      (rest, [form, mask]) =>
        withoutTail(
          rest.replaceAll(form, () => mask),
          form,
          mask,
        ),
      text,
    );
}

/** Fewer characters of a secret are of no use to anybody. */
const HARMLESS = 4;
/** How a line ends that is cut. */
const CUT = " …";

/** A cut line may end inside a secret. */
function withoutTail(text: string, form: string, mask: string): string {
  if (!text.endsWith(CUT)) return text;
  const line = text.slice(0, -CUT.length);
  for (let length = form.length - 1; length > HARMLESS; length--) {
    if (line.endsWith(form.slice(0, length))) return `${line.slice(0, -length)}${mask}${CUT}`;
  }
  return text;
}

/**
 * A preview that says no secret of the recording. Lines that a redaction takes out are not shown at all: a secret that
 * is spread over chunks stands in them piece by piece.
 */
export function maskedPreview(recording: Recording, preview: ChangePreview, isRedaction: boolean): ChangePreview {
  const mask = maskOf(recording);
  const lineOf = ({ type, text }: DiffLine): DiffLine => {
    if (isRedaction && type === "removed") return { type, text: hiddenLine(text) };
    return { type, text: mask(text) };
  };
  return {
    ...preview,
    warnings: preview.warnings.map(({ message, pointer }) => ({ message: mask(message), pointer })),
    meaning: preview.meaning.map(({ what, before, after }) => ({
      what,
      before: before === null ? null : mask(before),
      after: after === null ? null : mask(after),
    })),
    text: { ...preview.text, hunks: preview.text.hunks.map(({ line, lines }) => ({ line, lines: lines.map(lineOf) })) },
  };
}

/**
 * What a redaction, or the undoing of one, did to a file, without the secret: lines of a side that holds one are not
 * shown, for the same reason.
 */
export function maskedStateDiff(
  path: string,
  before: Current | null,
  after: Current | null,
  diff: StateDiff,
): StateDiff {
  const [was, is] = [maskIn(path, before), maskIn(path, after)];
  const lineOf = ({ type, text }: DiffLine): DiffLine => {
    const isHidden = (type === "removed" && was !== null) || (type === "added" && is !== null);
    return { type, text: isHidden ? hiddenLine(text) : text };
  };
  const said = (text: string | null, mask: typeof was) => (text === null || mask === null ? text : mask(text));
  return {
    ...diff,
    meaning:
      diff.meaning?.map(({ what, before: old, after: now }) => ({
        what,
        before: said(old, was),
        after: said(now, is),
      })) ?? null,
    text: diff.text && {
      ...diff.text,
      hunks: diff.text.hunks.map(({ line, lines }) => ({ line, lines: lines.map(lineOf) })),
    },
  };
}

/** Null where that state of a recording holds no secret. */
function maskIn(path: string, state: Current | null): ((text: string) => string) | null {
  const opened = state?.text ? openRecording(path, state.text) : null;
  if (!opened?.ok || [...secretsOf(opened.recording, conversationOf(opened.recording))].length === 0) return null;
  return maskOf(opened.recording);
}

function hiddenLine(text: string): string {
  return `… (${text.length} characters with the secret, not shown)`;
}
