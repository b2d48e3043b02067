// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where their line is cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus, and names the row under the cursor
"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useMemo } from "react";
import { cx } from "@/components/ui/class-names";
import type { ListGroup, ListQuery } from "@/lib/catalog/query";
import type { Item, Layout } from "@/lib/list/items";
import { isSelected, type Selection } from "@/lib/list/selection";
import type { TableRow } from "@/lib/list/table-row";
import { type ListState, recordingHref } from "@/lib/url-state/list-state";
import { GridHeader } from "./grid-header";
import { GridRow, PlaceholderRow, type RowHandlers, rowId } from "./grid-row";
import { GroupRow } from "./group-row";
import type { RowStore } from "./row-store";
import { useRowTable } from "./use-table";

const OVERSCAN = 12;

/** The list itself: a window of rows over a space as high as all of them. */
export function Grid({
  state,
  store,
  layout,
  rowHeight,
  cursor,
  selection,
  busy,
  look,
  scroller,
  handlers,
  onToggleGroup,
  onSelectAll,
  onSort,
  children,
}: {
  state: ListState;
  store: RowStore;
  layout: Layout;
  rowHeight: number;
  cursor: number | null;
  selection: Selection;
  busy: boolean;
  look: { words: readonly string[]; grouped: boolean };
  scroller: RefObject<HTMLDivElement | null>;
  handlers: RowHandlers;
  onToggleGroup: (group: ListGroup) => void;
  onSelectAll: (on: boolean) => void;
  onSort: (sort: ListQuery["sort"]) => void;
  /** Stands in place of rows where there are none. */
  children: ReactNode;
}) {
  const virtual = useVirtualizer({
    count: layout.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: 1232, height: 900 },
  });
  // Another height of rows changes all places.
  useEffect(() => virtual.measure(), [rowHeight]);

  const lines = virtual.getVirtualItems().map(({ index }) => index);
  const first = lines[0] ?? 0;
  const last = lines.at(-1) ?? 0;
  const { revision } = store;
  // The revision stands for what the store holds.
  const visible = useMemo(() => windowOf(store, layout, first, last), [store, revision, layout, first, last]);
  const rows = useMemo(() => visible.flatMap(({ row }) => row ?? []), [visible]);

  useEffect(() => {
    const wanted = visible.flatMap(({ item }) => (item.type === "row" ? item.row : []));
    const [from, to] = [wanted[0], wanted.at(-1)];
    if (from === undefined || to === undefined) return;
    const timer = setTimeout(() => store.ensure(from, to), 30);
    return () => clearTimeout(timer);
  }, [store, visible]);

  const automatic = state.columns === null;
  const table = useRowTable({ rows, shown: state.columns, sort: state.query.sort, onSort });
  const models = new Map(table.getRowModel().rows.map((row) => [row.original.path, row]));
  const drawn = `${look.grouped} ${state.columns?.join()} ${look.words.join("\n")}`;
  const sort = state.query.sort.key;
  const cells = useMemo(() => ({ grouped: look.grouped, automatic, sort }), [look.grouped, automatic, sort]);
  const { total } = store;

  return (
    <div
      ref={scroller}
      role="grid"
      data-list
      tabIndex={0}
      aria-label="Recordings"
      aria-rowcount={layout.count + 1}
      aria-multiselectable
      aria-busy={busy}
      aria-activedescendant={cursor !== null && cursor >= first && cursor <= last ? rowId(cursor) : undefined}
      onPointerOver={(event) => showWhole(event.target)}
      onScroll={(event) => {
        store.memory.scrollTop = event.currentTarget.scrollTop;
      }}
      className={cx(
        "@container min-h-0 flex-1 overflow-x-auto overflow-y-scroll overscroll-contain max-sm:[--row:52px]",
        state.density === "compact" ? "[--row:28px]" : "[--row:36px]",
        cursor !== null && "outline-none",
      )}
    >
      <div className={automatic ? "" : "min-w-fit"}>
        <GridHeader
          table={table}
          cells={cells}
          all={total > 0 && selection.all && selection.except.size === 0}
          some={selection.all || selection.picked.size > 0}
          onSelectAll={onSelectAll}
        />
        {layout.count === 0 ? (
          <div role="row">
            <div role="gridcell">{children}</div>
          </div>
        ) : (
          <div role="rowgroup" className="relative" style={{ height: `calc(var(--row) * ${layout.count})` }}>
            {visible.map(({ line, item, row }) => {
              if (item.type === "group") {
                const { group, open } = item;
                return (
                  <GroupRow
                    key={`group ${group.testId}`}
                    group={group}
                    line={line}
                    open={open}
                    active={line === cursor}
                    look={drawn}
                    onToggle={onToggleGroup}
                  />
                );
              }
              const model = row && models.get(row.path);
              if (!row || !model) return <PlaceholderRow key={`line ${line}`} line={line} />;
              return (
                <GridRow
                  key={row.path}
                  row={model}
                  FlexRender={table.FlexRender}
                  line={line}
                  active={line === cursor}
                  selected={isSelected(selection, row.path)}
                  selecting={selection.all || selection.picked.size > 0}
                  cells={cells}
                  look={drawn}
                  href={recordingHref(row.path, state.query)}
                  handlers={handlers}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

type Line = { line: number; item: Item; row: TableRow | undefined };

function windowOf(store: RowStore, layout: Layout, first: number, last: number): Line[] {
  const lines: Line[] = [];
  for (let line = first; line <= last; line++) {
    const item = layout.itemAt(line);
    if (item) lines.push({ line, item, row: item.type === "row" ? store.rowAt(item.row) : undefined });
  }
  return lines;
}

/** A text that is cut off tells itself whole on hover. */
function showWhole(target: EventTarget) {
  const clipped = target instanceof Element ? target.closest<HTMLElement>(".truncate") : null;
  if (clipped && clipped.scrollWidth > clipped.clientWidth) clipped.title = clipped.textContent;
}
