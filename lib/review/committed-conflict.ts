import { type ConflictView, meaningOfSides } from "./conflict";
import { sidesInMarkers } from "./markers";

/** Both sides of a conflict that somebody committed, markers and all: there is nothing to choose. Plain data. */
export type CommittedConflict = Pick<ConflictView, "names" | "problems" | "parts">;

/** Both sides of a text with conflict markers, compared; null where the markers do not pair. */
export function committedConflictOf(path: string, text: string): CommittedConflict | null {
  const marked = sidesInMarkers(text);
  return marked && { names: marked.names, ...meaningOfSides(path, marked.texts) };
}
