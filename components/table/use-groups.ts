"use client";

import { useMemo } from "react";
import type { ListGroup } from "@/lib/catalog/query";
import { groupedLayout, type Layout, plainLayout } from "@/lib/list/items";
import type { RowStore } from "./row-store";
import { useLatest } from "./use-latest";

/** Where the list's lines stand, and the opening and closing of its groups. */
export function useGroups(store: RowStore) {
  const { memory, groups, total } = store;
  const layout = useMemo(
    (): Layout =>
      groups
        ? groupedLayout(groups, total, (group) => memory.folded === memory.exceptions.has(keyOf(group)))
        : plainLayout(total),
    [groups, total, memory],
  );

  const toggle = (group: ListGroup, open?: boolean) => {
    const exceptions = new Set(memory.exceptions);
    if (open === (memory.folded === exceptions.has(keyOf(group)))) return;
    if (!exceptions.delete(keyOf(group))) exceptions.add(keyOf(group));
    store.remember({ exceptions });
  };
  const groupAt = (line: number): number => {
    const item = layout.itemAt(line);
    if (!groups || !item) return -1;
    return item.type === "group"
      ? groups.indexOf(item.group)
      : groups.findLastIndex(({ offset }) => offset <= item.row);
  };
  const headerLine = (group: ListGroup): number => {
    const first = layout.indexOfRow(group.offset);
    return layout.itemAt(first)?.type === "group" ? first : first - 1;
  };

  return {
    layout,
    toggle: useLatest(toggle),
    /** The group of a line, and the line of its header; null where the list has no groups. */
    of(line: number | null): { group: ListGroup; header: number } | null {
      const group = line === null ? undefined : groups?.[groupAt(line)];
      return group ? { group, header: headerLine(group) } : null;
    },
    /** The line where the next or the previous test begins; without groups, as far as rows are at hand. */
    nextTest(line: number, step: 1 | -1): number {
      if (!groups) return nextRun(store, line, step);
      const group = groups[groupAt(line) + step];
      return group ? headerLine(group) : line;
    },
  };
}

function keyOf({ testId }: ListGroup): string {
  return testId ?? "";
}

/** The first row of the next or the previous run of rows of one test. */
function nextRun(store: RowStore, line: number, step: 1 | -1): number {
  const testAt = (at: number) => store.rowAt(at)?.testId;
  let at = line;
  if (step === -1 && testAt(at - 1) !== testAt(line)) at--;
  const here = testAt(at);
  while (testAt(at + step) === here && store.rowAt(at + step)) at += step;
  return step === 1 ? at + 1 : at;
}
