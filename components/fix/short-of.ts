import type { FixRow } from "@/lib/change/fix-preview";
import { formatCount } from "@/lib/format/human";
import { type FixChosen, isLeft } from "./totals";

/** What becomes of a file, in a few words. */
export function shortOf(row: FixRow, chosen: FixChosen): string {
  const { path, outcome, lines, rekeys } = row;
  const { added, removed } = lines;
  if (isLeft(row, chosen)) return "name taken: left alone";
  if (chosen.over.has(path)) return "in another’s place";
  switch (outcome) {
    case "edit":
      return `+${formatCount(added)} −${formatCount(removed)}${rekeys ? " · new key" : ""}`;
    case "rename":
      return "new name";
    case "delete":
      return "to the trash";
    case "nothing":
      return "stays as it is";
    case "refused":
      return "cannot be mended";
  }
}
