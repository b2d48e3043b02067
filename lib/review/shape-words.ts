import type { Shape } from "../diff/semantic/fingerprint";
import { formatQuantity } from "../format/human";

/** What equal changes come down to: "a → b in tools"; empty where no words changed. */
export function shapesInWords(shapes: readonly Shape[]): string {
  const shown = shapes
    .slice(0, 2)
    .map(({ what, before, after }) => `${changeInWords(cut(before, 40), cut(after, 40))} in ${what}`);
  const more = shapes.length > 2 ? ` and ${formatQuantity(shapes.length - 2, "further change")}` : "";
  return shown.join("; ") + more;
}

function changeInWords(before: string, after: string): string {
  if (before === "") return `“${after}” added`;
  return after === "" ? `“${before}” removed` : `${before} → ${after}`;
}

/** A text of at most `room` UTF-16 units, and a mark where it goes on. */
export function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room)} …`;
}
