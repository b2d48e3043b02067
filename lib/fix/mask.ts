import type { DiffLine } from "../change/hunks";
import type { ChangePreview } from "../change/preview";
import { conversationOf } from "../dialects";
import { spellingsOf } from "../edit/redact";
import { secretsOf } from "../lint/rules/secret";
import type { Recording } from "../recording/recording";

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
    if (isRedaction && type === "removed")
      return { type, text: `… (${text.length} characters with the secret, not shown)` };
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
