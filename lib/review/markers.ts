import type { ConflictTexts } from "./conflict";

const OURS = /^<{7}(?: (.*))?$/;
const BASE = /^\|{7}(?: .*)?$/;
const MIDDLE = /^={7}$/;
const THEIRS = /^>{7}(?: (.*))?$/;

/** What a text with git's conflict markers says of both sides, and what git calls them. */
export type MarkedSides = { texts: ConflictTexts; names: { ours: string | null; theirs: string | null } };

/** Whether git's conflict markers stand in a text. No JSON has a line that begins so. */
export function hasMarkers(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text) && /^>{7}(?: |\r?$)/m.test(text);
}

/** Both sides of a text with conflict markers; null where it has none, or they do not pair. */
export function sidesInMarkers(text: string): MarkedSides | null {
  const sides = { ours: [] as string[], base: [] as string[], theirs: [] as string[] };
  const names: MarkedSides["names"] = { ours: null, theirs: null };
  let within: "all" | "ours" | "base" | "theirs" = "all";
  let conflicts = 0;
  let bases = 0;
  for (const line of text.split("\n")) {
    const bare = line.replace(/\r$/, "");
    const [begins, ends] = [OURS.exec(bare), THEIRS.exec(bare)];
    if (begins) {
      if (within !== "all") return null;
      within = "ours";
      conflicts++;
      names.ours ??= begins[1] ?? null;
    } else if (within === "ours" && BASE.test(bare)) {
      within = "base";
      bases++;
    } else if ((within === "ours" || within === "base") && MIDDLE.test(bare)) within = "theirs";
    else if (ends) {
      if (within !== "theirs") return null;
      within = "all";
      names.theirs ??= ends[1] ?? null;
    } else if (within === "all") for (const side of Object.values(sides)) side.push(line);
    else sides[within].push(line);
  }
  if (conflicts === 0 || within !== "all") return null;
  const base = bases === conflicts ? sides.base.join("\n") : null;
  return { texts: { base, ours: sides.ours.join("\n"), theirs: sides.theirs.join("\n") }, names };
}
