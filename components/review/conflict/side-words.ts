import { visibleText } from "@/lib/format/visible";
import type { ConflictSide, ConflictView } from "@/lib/review/conflict";

export const SIDES: readonly ConflictSide[] = ["ours", "theirs"];

const WORDS: Record<ConflictSide, string> = { ours: "Ours", theirs: "Theirs" };

/** A side, and what git calls it: "Theirs · topic". */
export function sideTitle({ names }: Pick<ConflictView, "names">, side: ConflictSide): string {
  const name = names[side];
  return name === null ? WORDS[side] : `${WORDS[side]} · ${visibleText(name)}`;
}
