"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { useDeleting } from "@/components/delete/use-deleting";
import { useMedia } from "@/components/shell/use-media";
import { ErrorNote } from "@/components/ui/state";
import type { FacetCount, ListQuery } from "@/lib/catalog/query";
import { formatQuantity } from "@/lib/format/human";
import { wordsOf } from "@/lib/list/marks";
import type { RowsAnswer } from "@/lib/list/wire";
import { recordingHref } from "@/lib/url-state/list-state";
import { Facets } from "./facets";
import { Grid } from "./grid";
import { ListSkeleton } from "./list-skeleton";
import { ListLook } from "./marked";
import { NoMatch } from "./no-match";
import { PeekPanel } from "./peek-panel";
import { SelectionBar, selectedPaths } from "./selection-bar";
import { Toolbar } from "./toolbar";
import { useCursor } from "./use-cursor";
import { useGroups } from "./use-groups";
import { useLatest } from "./use-latest";
import { useListState } from "./use-list-state";
import { useLiveRows } from "./use-live-rows";
import { usePlace } from "./use-place";
import { useRowStore } from "./use-row-store";
import { useSelection } from "./use-selection";
import { useSlow } from "./use-slow";
import { useTableKeys } from "./use-table-keys";

const FacetDrawer = dynamic(() => import("./facet-drawer").then((module) => module.FacetDrawer), { ssr: false });

const NO_COUNTS: FacetCount[] = [];

/** The list of recordings, with what narrows it and the row that is being read. */
export function TablePage({ initial }: { initial: { key: string; answer: RowsAnswer } }) {
  const router = useRouter();
  const [state, update] = useListState();
  const { query } = state;
  const { store, pending } = useRowStore(query, initial);
  const { total } = store;
  const phone = useMedia("(max-width: 639px)");
  const sheet = useMedia("(max-width: 767px)");
  const rowHeight = phone ? 52 : state.density === "compact" ? 28 : 36;
  const scroller = useRef<HTMLDivElement>(null);
  // Null until it is first opened: it is loaded then.
  const [drawer, setDrawer] = useState<boolean | null>(null);
  const busy = useSlow(pending);
  const look = useMemo(
    () => ({ words: wordsOf(query.search), grouped: query.group !== null }),
    [query.search, query.group],
  );

  const groups = useGroups(store);
  const { layout } = groups;
  const cursor = useCursor(state, update, store, layout);
  const selection = useSelection(store, layout);
  const stale = useLiveRows(store, layout, rowHeight, scroller);
  const { reveal } = usePlace({ state, update, store, pending, cursor, scroller, rowHeight, phone });

  const moveTo = (line: number) => {
    if (layout.count === 0) return;
    reveal(cursor.moveTo(line));
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  };
  const move = (step: number) => {
    const from = cursor.line ?? Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight) - Math.sign(step);
    moveTo(from + step);
  };
  const setPeek = (peek: boolean) => {
    if (peek !== state.peek) update((now) => ({ ...now, peek }), peek && sheet ? "push" : "replace");
  };
  const setQuery = (change: Partial<ListQuery>) =>
    update((now) => ({ ...now, at: null, query: { ...now.query, ...change } }));
  const enter = useLatest((line: number | null) => {
    const item = line === null ? null : layout.itemAt(line);
    if (item?.type === "group") return groups.toggle(item.group);
    const path = item ? store.rowAt(item.row)?.path : undefined;
    if (path === undefined) return;
    cursor.tell();
    router.push(recordingHref(path, query));
  });

  const deleting = useDeleting(selection.clear);
  const { start } = deleting;
  const remove =
    start &&
    (() =>
      void start(async () => {
        const selected = await selectedPaths(query, selection.value);
        return selected.length > 0 || !cursor.row ? selected : [cursor.row.path];
      }));

  // What is being read is always some row.
  const nothingRead = state.peek && !sheet && state.at === null && cursor.line === null && layout.count > 0;
  useEffect(() => {
    if (nothingRead) cursor.moveTo(layout.itemAt(0)?.type === "group" ? 1 : 0);
  }, [nothingRead, cursor, layout]);

  useTableKeys({
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    move,
    moveTo: (end) => moveTo(end === "first" ? 0 : layout.count - 1),
    jump: (step) => cursor.line !== null && moveTo(groups.nextTest(cursor.line, step)),
    fold: (open) => {
      const at = groups.of(cursor.line);
      if (!at) return;
      moveTo(at.header);
      groups.toggle(at.group, open);
    },
    enter: () => enter(cursor.line),
    peek: () => {
      if (cursor.item?.type === "group") return groups.toggle(cursor.item.group);
      if (cursor.line === null) move(1);
      setPeek(!state.peek);
    },
    select: () => cursor.row && selection.toggle(cursor.row.path),
    selectAll: () => selection.all(true),
    escape: () => (state.peek ? setPeek(false) : selection.clear()),
    remove,
  });

  const onSelect = useLatest(selection.set);
  const onOpen = useLatest((line: number, event: MouseEvent) => {
    // The browser's own ways to open a link elsewhere.
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    cursor.moveTo(line);
    if (event.shiftKey) selection.set(line, true, true);
    else setPeek(true);
  });
  const handlers = useMemo(() => ({ onOpen, onEnter: enter, onSelect }), [onOpen, enter, onSelect]);

  const facets = (
    <Facets facets={store.summary?.facets} chosen={query.facets} onChange={(facets) => setQuery({ facets })} />
  );
  return (
    <ListLook value={look}>
      <div data-fill className="flex min-h-0 flex-1">
        <h1 className="sr-only">Recordings</h1>
        <aside
          aria-label="Filters"
          className="clear-of-work w-56 shrink-0 overflow-y-auto border-r bg-surface max-lg:hidden"
        >
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
            git={store.summary?.facets.git ?? NO_COUNTS}
            gone={store.summary?.gone ?? 0}
            folded={store.memory.folded}
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
            onToggleGroup={groups.toggle}
            onSelectAll={selection.all}
            onSort={(sort) => setQuery({ sort })}
          >
            {store.summary?.all === 0 ? <ListSkeleton /> : store.summary && <NoMatch query={query} update={update} />}
          </Grid>
          <SelectionBar
            query={query}
            selection={selection.value}
            total={total}
            inGit={(store.summary?.facets.git ?? NO_COUNTS).length > 0}
            onChange={selection.replace}
            onDelete={remove}
          />
          {deleting.dialog}
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
