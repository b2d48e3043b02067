import { CLASS_WORDS, CLASSES, type DiffClass } from "../diff/semantic/classes";
import type { FileDiff } from "./report";

/** Where a page lists a change: by its class; what has no other side is added or deleted. */
export type Section = DiffClass | "added" | "deleted";

const NOTHING_TO_SEE = new Set<Section>(["noise", "identical"]);

/** All sections, what a reviewer must see first. */
export const SECTIONS: readonly Section[] = [
  ...CLASSES.filter((name) => !NOTHING_TO_SEE.has(name)),
  "added",
  "deleted",
  "noise",
  "identical",
];

/** A section's name in the page. */
export function sectionWord(section: Section): string {
  return section === "added" || section === "deleted" ? section : CLASS_WORDS[section];
}

/** Where a difference stands: new and deleted files by themselves, all others by their class. */
export function sectionOf({ change, class: name, problem }: Pick<FileDiff, "change" | "class" | "problem">): Section {
  return problem === null && (change === "added" || change === "deleted") ? change : name;
}

/** What became of a file, where its section does not say so. */
export function changeNote(file: Pick<FileDiff, "change" | "class" | "problem">): string | null {
  if (file.change === "modified" || sectionOf(file) === file.change) return null;
  return file.change === "rekeyed" ? "re-keyed" : file.change;
}

/** Whether its files have no other side, so that each is a change of its own. */
export function isOneSided(section: Section): boolean {
  return section === "added" || section === "deleted";
}

/** Whether somebody has to decide on it. */
export function isPending(section: Section): boolean {
  return !NOTHING_TO_SEE.has(section);
}
