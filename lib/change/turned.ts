import { formatQuantity } from "../format/human";
import type { Entry } from "./entry";

/** What undoing or redoing did to the recordings, in a sentence: the new entry says it by what it changed. */
export function turnedSentence(way: "undo" | "redo", { changes, note }: Pick<Entry, "changes" | "note">): string {
  const one = changes.length === 1;
  const subject = one ? "the recording is" : `${formatQuantity(changes.length, "file")} are`;
  const about = note === null ? "" : ` (${note})`;
  return `${way === "undo" ? "Undone" : "Redone"}: ${subject} ${becameOf(way, changes, one)}${about}.`;
}

function becameOf(way: "undo" | "redo", changes: Entry["changes"], one: boolean): string {
  if (changes.every(({ before }) => before === null)) return "back";
  if (changes.every(({ after }) => after === null)) return "gone";
  if (way === "redo") return "changed again";
  return one ? "as it was before" : "as they were before";
}
