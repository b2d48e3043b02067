import { CLASS_WORDS } from "../diff/semantic/classes";
import { visibleText } from "../format/visible";
import type { FileDiff } from "./report";

/**
 * Two files for a terminal: all that differs, in full, and what was left out as noise. `said` is what a recording that
 * has no other side says, for a terminal.
 */
export function pairText(
  { path, change, class: name, parts, noise, testId, problem }: FileDiff,
  said: string | null,
): string {
  const isOneSided = change === "added" || change === "deleted";
  const title = isOneSided && problem === null ? change : CLASS_WORDS[name];
  const lines = [`${title}: ${oneLine(testId ?? path)}`, `  ${oneLine(path)}`];
  for (const { what, before, after } of parts) {
    lines.push("", `  ${visibleText(what)}`, ...side("-", before), ...side("+", after));
  }
  if (said !== null) lines.push("", ...side(change === "added" ? "+" : "-", said.trimEnd()));
  if (noise.length > 0) lines.push("", `  Left out as noise: ${visibleText(noise.join(", "))}.`);
  return `${lines.join("\n")}\n\n`;
}

function oneLine(name: string): string {
  return visibleText(name).replaceAll("\n", " ");
}

function side(mark: string, text: string | null): string[] {
  return text === null
    ? []
    : visibleText(text)
        .split("\n")
        .map((line) => `    ${mark} ${line}`.trimEnd());
}
