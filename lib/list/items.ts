import type { ListGroup } from "../catalog/query";

/** A line of the table: a row by its place in the whole result, or the header of a group. */
export type Item = { type: "row"; row: number } | { type: "group"; group: ListGroup; open: boolean };

/**
 * Where rows and group headers stand in the table. Groups may be known only for the beginning of the result; the rest
 * then stands as plain rows.
 */
export type Layout = {
  /** Lines in all. */
  count: number;
  itemAt(index: number): Item | null;
  /** The line of a row; of its group's header where the group is closed. */
  indexOfRow(row: number): number;
};

/** The layout of an ungrouped result: a line a row. */
export function plainLayout(total: number): Layout {
  return {
    count: total,
    itemAt: (index) => (index >= 0 && index < total ? { type: "row", row: index } : null),
    indexOfRow: (row) => row,
  };
}

/** The layout of a grouped result of `total` rows; `isOpen` says which groups show their rows. */
export function groupedLayout(
  groups: readonly ListGroup[],
  total: number,
  isOpen: (group: ListGroup) => boolean,
): Layout {
  const starts: number[] = [];
  const open = groups.map(isOpen);
  let line = 0;
  groups.forEach((group, index) => {
    starts.push(line);
    line += 1 + (open[index] ? group.count : 0);
  });
  const last = groups.at(-1);
  const known = last ? last.offset + last.count : 0;
  const tail = line;
  const count = line + Math.max(0, total - known);

  return {
    count,
    itemAt(index) {
      if (index < 0 || index >= count) return null;
      if (index >= tail) return { type: "row", row: known + index - tail };
      const at = lastNotAbove(starts, index);
      const group = groups[at];
      if (!group) return null;
      const within = index - (starts[at] ?? 0);
      return within === 0
        ? { type: "group", group, open: open[at] ?? true }
        : { type: "row", row: group.offset + within - 1 };
    },
    indexOfRow(row) {
      if (row >= known) return tail + row - known;
      const at = lastNotAbove(
        groups.map((group) => group.offset),
        row,
      );
      const start = starts[at] ?? 0;
      return open[at] ? start + 1 + row - (groups[at]?.offset ?? 0) : start;
    },
  };
}

/** Index of the last of the ascending `values` that is at most `limit`; 0 where there is none. */
function lastNotAbove(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
