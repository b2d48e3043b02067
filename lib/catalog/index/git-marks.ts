import type { GitMark } from "../row";

/** The marks in the order of their codes; code 0 is no mark. */
export const MARKS: readonly GitMark[] = [null, "added", "modified", "untracked", "conflicted"];

/** The code under which the index keeps a mark: its place in `MARKS`. */
export function codeOfMark(mark: GitMark): number {
  return MARKS.indexOf(mark);
}
