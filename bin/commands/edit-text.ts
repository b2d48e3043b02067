import { createTwoFilesPatch } from "diff";
import type { KeyChoice } from "@/lib/change/preview";
import { formatQuantity } from "@/lib/format/human";
import type { Preview } from "@/lib/io/edit-recording";

/** Milliseconds after which a diff of two very different texts is given up. */
const PATIENCE = 5000;

/** The change as `git diff` shows it; empty where nothing changes. */
export function unifiedDiff({ path, before, after }: Preview): string {
  if (before === after) return "";
  const options = { context: 2, timeout: PATIENCE, headerOptions: undefined };
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
  return patch === undefined ? "The two texts differ too much to be shown line by line.\n" : patch;
}

/** What was, or would be, changed: lines, parts of the conversation, and what it means for the request key. */
export function formatPreview(preview: Preview, choice: KeyChoice, id: string | null): string {
  const { path, before, after, changedLines, meaning, warnings } = preview;
  if (before === after) return `${path}: nothing changes.\n`;
  const { added, removed } = changedLines;
  const parts = meaning.map(({ what }) => what).join(", ") || "nothing that a reader sees";
  const done = id === null ? "would change" : "changed";
  return [
    `${path}: ${done} ${formatQuantity(added, "line")} added, ${removed} removed (${parts})`,
    ...keyLines(preview, choice, id !== null),
    ...warnings.map(({ message, pointer }) => `warning: ${pointer}: ${message}`),
    ...(id === null ? [] : [`undo with: tapedeck undo ${id}`]),
    "",
  ].join("\n");
}

function keyLines({ key, path }: Preview, choice: KeyChoice, isDone: boolean): string[] {
  if (key.before === key.after) return [];
  const lines = [`request key: ${key.before ?? "none"} -> ${key.after ?? "none"}`];
  if (key.newPath === null) return lines;
  const taken = key.taken && !isDone ? " (there is such a file already)" : "";
  if (choice === "rename") return [...lines, `${isDone ? "renamed" : "would be renamed"} to ${key.newPath}${taken}`];
  if (choice === "copy") return [...lines, `${isDone ? "saved" : "would be saved"} as ${key.newPath}${taken}`];
  return [...lines, `the name stays ${path}, so a replay misses it: --rename gives it ${key.newPath}${taken}`];
}
