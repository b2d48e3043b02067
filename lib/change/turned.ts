import type { Entry } from "./entry";

/** What undoing or redoing did to the recordings, in a sentence: the new entry says it by what it changed. */
export function turnedSentence(way: "undo" | "redo", { changes, note }: Pick<Entry, "changes" | "note">): string {
  const count = changes.length;
  const [subject, is, their] =
    count === 1 ? ["The recording", "is", "its"] : [`${count.toLocaleString("en-US")} files`, "are", "their"];
  const end = note === null ? "." : ` (${note}).`;
  const lead = way === "undo" ? "Undone" : "Redone";
  if (changes.every(({ before }) => before === null)) return `${lead}: ${lower(subject)} ${is} back${end}`;
  if (changes.every(({ after }) => after === null)) return `${lead}: ${lower(subject)} ${is} gone${end}`;
  return `${lead}: ${lower(subject)} ${is} as before ${way === "undo" ? `${their} change` : "it was undone"}${end}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
