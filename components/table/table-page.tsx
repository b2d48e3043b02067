"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLive } from "@/components/shell/live";
import { useMedia } from "@/components/shell/use-media";
import { ErrorNote } from "@/components/ui/state";
import type { Facet, ListGroup, ListQuery } from "@/lib/catalog/query";
import { formatQuantity } from "@/lib/format/human";
import { groupedLayout, plainLayout } from "@/lib/list/items";
import { wordsOf } from "@/lib/list/marks";
import { PAGE_ROWS, type RowsAnswer } from "@/lib/list/wire";
import { recordingHref } from "@/lib/url-state/list-state";
import { Facets } from "./facets";
import { Grid } from "./grid";
import { ListLook } from "./marked";
import { NoMatch } from "./no-match";
import { PeekPanel } from "./peek-panel";
import type { RowStore } from "./row-store";
import { SelectionBar } from "./selection-bar";
import { Toolbar } from "./toolbar";
import { useCursor } from "./use-cursor";
import { useListState } from "./use-list-state";
import { useLiveRows } from "./use-live-rows";
import { useRowStore } from "./use-row-store";
import { useSelection } from "./use-selection";
import { useSlow } from "./use-slow";
import { useTableKeys } from "./use-table-keys";

const FacetDrawer = dynamic(() => import("./facet-drawer").then((module) => module.FacetDrawer), { ssr: false });

/** Height of the column names, which stay at the top; a phone shows none. */
const HEADER = 29;

/** The list of recordings, with what narrows it and the row that is being read. */
export function TablePage({ initial }: { initial: { key: string; answer: RowsAnswer } }) {
  const router = useRouter();
  const [state, update] = useListState();
  const { query } = state;
  const { store, pending } = useRowStore(query, initial);
  const { memory, total, groups, revision } = store;
  const phone = useMedia("(max-width: 639px)");
  const sheet = useMedia("(max-width: 767px)");
  const rowHeight = phone ? 52 : state.density === "compact" ? 28 : 36;
  const header = phone ? 0 : HEADER;
  const scroller = useRef<HTMLDivElement>(null);
  // Null until it is first opened: it is loaded then.
  const [drawer, setDrawer] = useState<boolean | null>(null);
  const busy = useSlow(pending);
  const look = useMemo(
    () => ({ words: wordsOf(query.search), grouped: query.group !== null }),
    [query.search, query.group],
  );

  const layout = useMemo(
    () =>
      groups
        ? groupedLayout(groups, total, (group) => memory.folded === memory.exceptions.has(keyOf(group)))
        : plainLayout(total),
    [groups, total, memory],
  );
  const cursor = useCursor(state, update, store, layout);
  const selection = useSelection(store, layout);
  const stale = useLiveRows(store, layout, rowHeight, scroller);

  const reveal = (line: number) => {
    const box = scroller.current;
    if (!box) return;
    const top = line * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight - header) {
      box.scrollTop = top + rowHeight - box.clientHeight + header;
    }
  };
  const moveTo = (line: number) => {
    if (layout.count === 0) return;
    reveal(cursor.moveTo(line));
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  };
  const move = (step: number) => {
    const from = cursor.line ?? Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight) - Math.sign(step);
    moveTo(from + step);
  };

  // Back at a list that was left: where it was scrolled to, before anything is painted.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = store.memory.scrollTop;
  }, [store]);
  // The cursor's row is not among those at hand: ask where it stands, and go there.
  // While the folder is read it may yet come.
  const indexing = useLive((live) => live.status.state === "indexing");
  const lost = state.at !== null && cursor.line === null && store.summary !== null && !pending && !indexing;
  const wanted = useRef<string | null>(null);
  // Asked once for each row that the address names.
  useEffect(() => {
    if (!lost || state.at === null || wanted.current === state.at) return;
    wanted.current = state.at;
    void store.refresh({ offset: 0, limit: PAGE_ROWS, around: state.at }).then((at) => {
      if (at === null) update((now) => ({ ...now, at: null }), "replace");
    });
  }, [lost, state.at, store]);
  // Shown when it is found, and not each time it moves.
  useEffect(() => {
    if (cursor.line === null || cursor.row?.path !== wanted.current) return;
    wanted.current = null;
    const box = scroller.current;
    if (box) box.scrollTop = cursor.line * rowHeight - box.clientHeight / 3;
  }, [cursor.line, cursor.row, groups]);
  // What is being read is always some row.
  // Only where there is no cursor.
  useEffect(() => {
    if (state.peek && state.at === null && cursor.line === null && total > 0 && !sheet) {
      cursor.moveTo(layout.itemAt(0)?.type === "group" ? 1 : 0);
    }
  }, [state.peek, state.at, cursor.line, total, sheet, revision]);

  const setPeek = (peek: boolean) => {
    if (peek !== state.peek) update((now) => ({ ...now, peek }), peek && sheet ? "push" : "replace");
  };
  const setQuery = (change: Partial<ListQuery>) =>
    update((now) => ({ ...now, at: null, query: { ...now.query, ...change } }));
  const setFacet = (facet: Facet, values: string[]) => {
    const { [facet]: _, ...others } = query.facets;
    setQuery({ facets: values.length > 0 ? { ...others, [facet]: values } : others });
  };
  const toggleGroup = (group: ListGroup, open?: boolean) => {
    const key = keyOf(group);
    const exceptions = new Set(memory.exceptions);
    const isOpen = memory.folded === exceptions.has(key);
    if (open === isOpen) return;
    if (!exceptions.delete(key)) exceptions.add(key);
    store.remember({ exceptions });
  };
  const enter = (line: number | null) => {
    const item = line === null ? null : layout.itemAt(line);
    if (item?.type === "group") return toggleGroup(item.group);
    const path = item ? store.rowAt(item.row)?.path : undefined;
    if (path === undefined) return;
    cursor.tell();
    router.push(recordingHref(path, query));
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
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);

  useTableKeys({
    page,
    move,
    moveTo: (end) => moveTo(end === "first" ? 0 : layout.count - 1),
    jump: (step) => {
      const group = groups?.[groupAt(cursor.line ?? 0) + step];
      if (group) moveTo(headerLine(group));
      else if (!groups && cursor.line !== null) moveTo(nextTest(store, cursor.line, step));
    },
    fold: (open) => {
      const group = groups?.[groupAt(cursor.line ?? -1)];
      if (!group) return;
      moveTo(headerLine(group));
      toggleGroup(group, open);
    },
    enter: () => enter(cursor.line),
    peek: () => {
      if (cursor.item?.type === "group") return toggleGroup(cursor.item.group);
      if (cursor.line === null) move(1);
      setPeek(!state.peek);
    },
    select: () => cursor.row && selection.toggle(cursor.row.path),
    selectAll: () => selection.all(true),
    escape: () => (state.peek ? setPeek(false) : selection.clear()),
  });

  const latest = useRef({ cursor, setPeek, enter, selection });
  useEffect(() => {
    latest.current = { cursor, setPeek, enter, selection };
  });
  const handlers = useMemo(
    () => ({
      onOpen: (line: number, event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        latest.current.cursor.moveTo(line);
        latest.current.setPeek(true);
      },
      onEnter: (line: number) => latest.current.enter(line),
      onSelect: (line: number, on: boolean, range: boolean) => latest.current.selection.set(line, on, range),
    }),
    [],
  );
  const toggle = useRef(toggleGroup);
  useEffect(() => {
    toggle.current = toggleGroup;
  });
  const onToggleGroup = useMemo(() => (group: ListGroup) => toggle.current(group), []);

  const facets = <Facets facets={store.summary?.facets} chosen={query.facets} onChange={setFacet} />;
  return (
    <ListLook value={look}>
      <div data-fill className="flex min-h-0 flex-1">
        <h1 className="sr-only">Recordings</h1>
        <aside aria-label="Filters" className="w-56 shrink-0 overflow-y-auto border-r bg-surface max-lg:hidden">
          {facets}
        </aside>
        {drawer !== null && (
          <FacetDrawer open={drawer} onOpenChange={setDrawer} done={`Show ${formatQuantity(total, "recording")}`}>
            {facets}
          </FacetDrawer>
        )}
        <div className="relative flex min-w-0 flex-1 flex-col">
          <Toolbar
            state={state}
            update={update}
            total={total}
            all={store.summary?.all ?? 0}
            tests={store.summary?.groups ? store.summary.groupCount : null}
            folded={memory.folded}
            onFold={(folded) => store.remember({ folded, exceptions: new Set() })}
            onOpenFacets={() => setDrawer(true)}
          />
          {busy && <div aria-hidden className="absolute inset-x-0 top-10 h-0.5 bg-accent-fill" />}
          {store.failure && (
            <div className="p-3">
              <ErrorNote
                title="The list could not be read"
                where={store.failure}
                hint="It is asked for again at the next change."
              />
            </div>
          )}
          <Grid
            state={state}
            store={store}
            layout={layout}
            rowHeight={rowHeight}
            cursor={cursor.line}
            selection={selection.value}
            busy={pending || stale}
            look={look}
            scroller={scroller}
            handlers={handlers}
            onToggleGroup={onToggleGroup}
            onSelectAll={selection.all}
            onSort={(sort) => setQuery({ sort })}
          >
            {store.summary && <NoMatch query={query} update={update} />}
          </Grid>
          <SelectionBar query={query} selection={selection.value} total={total} onChange={selection.replace} />
        </div>
        {state.peek && (
          <PeekPanel
            sheet={sheet}
            row={cursor.row}
            href={cursor.row ? recordingHref(cursor.row.path, query) : ""}
            onMove={move}
            onClose={() => setPeek(false)}
          />
        )}
      </div>
    </ListLook>
  );
}

function keyOf({ testId }: ListGroup): string {
  return testId ?? "";
}

/** The first row of the next or the previous run of one test's rows, as far as rows are at hand. */
function nextTest(store: RowStore, line: number, step: 1 | -1): number {
  const testAt = (at: number) => store.rowAt(at)?.testId;
  let at = line;
  if (step === -1 && testAt(at - 1) !== testAt(line)) at--;
  const here = testAt(at);
  while (testAt(at + step) === here && store.rowAt(at + step)) at += step;
  return step === 1 ? at + 1 : at;
}
