import { isOneSided, isPending, SECTIONS, type Section } from "@/lib/review/sections";
import type { ReviewGroup, ReviewView } from "@/lib/review/view";

/** A row of the list: a class, equal changes as one, or a file. */
export type ListItem =
  | { type: "section"; section: Section; count: number; open: boolean }
  | { type: "group"; group: ReviewGroup; open: boolean }
  | { type: "file"; id: string; group: ReviewGroup };

/** What was opened or closed by hand, by section or `groupKey`. */
export type Opened = ReadonlyMap<string, boolean>;

export function groupKey({ section, fingerprint }: ReviewGroup): string {
  return `${section} ${fingerprint}`;
}

/** The rows of the list, in its order. Noise is folded, and equal changes stand as one, until somebody opens them. */
export function itemsOf({ groups }: ReviewView, only: Section | null, opened: Opened): ListItem[] {
  const items: ListItem[] = [];
  for (const section of SECTIONS) {
    const inside = groups.filter((group) => group.section === section);
    if (inside.length === 0 || (only !== null && only !== section)) continue;
    const open = opened.get(section) ?? (isPending(section) || only === section);
    items.push({ type: "section", section, count: countOf(inside), open });
    if (!open) continue;
    for (const group of inside) {
      const isOpen = group.ids.length === 1 || (opened.get(groupKey(group)) ?? isOneSided(section));
      if (group.ids.length > 1) items.push({ type: "group", group, open: isOpen });
      if (isOpen) items.push(...group.ids.map((id) => ({ type: "file" as const, id, group })));
    }
  }
  return items;
}

function countOf(groups: readonly ReviewGroup[]): number {
  return groups.reduce((sum, { ids }) => sum + ids.length, 0);
}

/** What is chosen in the list: a file, or all files of a group. */
export type Chosen = { id: string; group: ReviewGroup | null };

/** What a row chooses; a class chooses nothing. */
export function chosenBy(item: ListItem): Chosen | null {
  if (item.type === "file") return { id: item.id, group: null };
  const [id] = item.type === "group" ? item.group.ids : [];
  return item.type === "group" && id !== undefined ? { id, group: item.group } : null;
}

export function isSame(a: Chosen | null, b: Chosen | null): boolean {
  if (!a || !b) return a === b;
  return a.group || b.group ? a.group === b.group : a.id === b.id;
}

/** The differences that a decision falls on. */
export function idsOf({ id, group }: Chosen): readonly string[] {
  return group?.ids ?? [id];
}

/** The next row from a place, in a direction, on which somebody must still decide; around the end. */
export function nextPending(
  items: readonly ListItem[],
  from: Chosen | null,
  step: 1 | -1,
  isDecided: (id: string) => boolean,
): Chosen | null {
  const at = items.findIndex((item) => isSame(chosenBy(item), from));
  const start = at === -1 && step === -1 ? items.length : at;
  for (let i = 1; i <= items.length; i++) {
    const item = items[(start + step * i + 2 * items.length) % items.length];
    if (!item || item.type === "section" || !isPending(item.group.section)) continue;
    // An open group's files stand for themselves.
    if (item.type === "group" && item.open) continue;
    const chosen = chosenBy(item);
    if (chosen && !isSame(chosen, from) && idsOf(chosen).some((id) => !isDecided(id))) return chosen;
  }
  return null;
}

/** A difference as a choice: with all that are equal, or by itself; null where there is none such. */
export function choiceOf({ groups }: ReviewView, id: string, asGroup: boolean): Chosen | null {
  const group = groups.find(({ ids }) => ids.includes(id));
  return group ? { id, group: asGroup && group.ids.length > 1 ? group : null } : null;
}

/** What is chosen where nobody has chosen yet: equal changes at once, new and deleted files one by one. */
export function startAt(view: ReviewView, id: string): Chosen | null {
  const group = view.groups.find(({ ids }) => ids.includes(id));
  return choiceOf(view, id, group !== undefined && !isOneSided(group.section));
}

/** What must be open so that a difference is in the list by itself. */
export function openedAt({ groups }: ReviewView, id: string): Opened {
  const group = groups.find(({ ids }) => ids.includes(id));
  return new Map(group ? [group.section, groupKey(group)].map((key) => [key, true]) : []);
}

/** Whether a choice has a row of its own in the list. */
export function standsIn(items: readonly ListItem[], chosen: Chosen): boolean {
  return items.some((item) => isSame(chosenBy(item), chosen));
}
