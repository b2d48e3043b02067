import { diffArrays } from "diff";
import { excerptOf } from "../diff/excerpt";
import { visibleText } from "../format/visible";

/** Differing lines beyond which both texts are shown one after the other. */
const MOST_CHANGES = 400;

/**
 * Two texts as the lines of a diff, `- `, `+ ` or two spaces before each: cut to where they differ, `most` characters of
 * each, with one line that both share beside a difference. A text that has no other side is cut at its end.
 */
export function differingLines(before: string | null, after: string | null, most: number): string[] {
  const shown = excerptOf({ before, after }, most);
  const [old, now] = [linesOf(shown.before), linesOf(shown.after)];
  const runs = diffArrays(old, now, { maxEditLength: MOST_CHANGES });
  const shares = runs?.some(({ value, added, removed }) => !added && !removed && value.some(isFull));
  if (!runs || !shares) return [...marked("-", old), ...marked("+", now)];
  const lines: string[] = [];
  let [removed, added]: [string[], string[]] = [[], []];
  const flush = () => {
    lines.push(...marked("-", removed), ...marked("+", added));
    [removed, added] = [[], []];
  };
  for (const [at, run] of runs.entries()) {
    if (run.removed) removed.push(...run.value);
    else if (run.added) added.push(...run.value);
    else if (!run.value.some(isFull) && at > 0 && at < runs.length - 1) {
      // Empty lines between two changes hold nothing together.
      removed.push(...run.value);
      added.push(...run.value);
    } else {
      flush();
      lines.push(...marked(" ", besideChanges(run.value, at === 0, at === runs.length - 1)));
    }
  }
  flush();
  return lines;
}

function linesOf(text: string | null): string[] {
  return text === null ? [] : visibleText(text).split("\n");
}

function isFull(line: string): boolean {
  return line.trim() !== "";
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${mark} ${line}`);
}

function besideChanges(lines: readonly string[], isFirst: boolean, isLast: boolean): string[] {
  const head = isFirst ? [] : lines.slice(0, 1);
  const tail = isLast ? [] : lines.slice(-1);
  return lines.length <= head.length + tail.length + 1 ? [...lines] : [...head, "…", ...tail];
}
