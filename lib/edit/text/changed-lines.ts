import type { TextEdit } from "../plan";
import { differingLines, stretchesOf } from "./stretches";

/** How many lines a line diff shows as added and removed; lines that an edit leaves as they were do not count. */
export function changedLinesOf(text: string, edits: readonly TextEdit[]): { added: number; removed: number } {
  const lines = stretchesOf(text, edits).map(differingLines);
  return {
    added: lines.reduce((sum, { added }) => sum + added.length, 0),
    removed: lines.reduce((sum, { removed }) => sum + removed.length, 0),
  };
}
