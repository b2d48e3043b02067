/**
 * Rows picked in a list, by path. `all` stands for every row that matches, loaded or not, but for those in `except`;
 * `last` is where a range would begin.
 */
export type Selection = {
  all: boolean;
  picked: ReadonlySet<string>;
  except: ReadonlySet<string>;
  last: string | null;
};

export const nothingSelected: Selection = { all: false, picked: new Set(), except: new Set(), last: null };

/** Whether the row of a path is selected. */
export function isSelected({ all, picked, except }: Selection, path: string): boolean {
  return all ? !except.has(path) : picked.has(path);
}

/** How many of `total` matching rows are selected. */
export function selectedCount({ all, picked, except }: Selection, total: number): number {
  return all ? Math.max(0, total - except.size) : picked.size;
}

/** Sets paths on or off; the last of them is where a range begins next. */
export function select(selection: Selection, paths: readonly string[], on: boolean): Selection {
  const chosen = new Set(selection.all ? selection.except : selection.picked);
  for (const path of paths) {
    if (selection.all === on) chosen.delete(path);
    else chosen.add(path);
  }
  const last = paths.at(-1) ?? selection.last;
  return selection.all ? { ...selection, except: chosen, last } : { ...selection, picked: chosen, last };
}

/** Sets a path on where it is off, and off where it is on. */
export function toggle(selection: Selection, path: string): Selection {
  return select(selection, [path], !isSelected(selection, path));
}

/** Every row that matches, whatever was picked before. */
export function selectAll(selection: Selection): Selection {
  return { all: true, picked: new Set(), except: new Set(), last: selection.last };
}
