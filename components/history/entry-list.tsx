"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { HistoryPage } from "@/lib/change/history-page";
import { EntryRow } from "./entry-row";

const ROW_HEIGHT = 33;

type Props = {
  page: HistoryPage;
  /** Milliseconds since 1970 that the server saw. */
  now: number;
  /** The entry that the address names: it is opened, and scrolled to. */
  named: string | null;
  label: string;
  onMore: () => void;
  onChanged: () => void;
  /** Of changes of many files, only what became of the recording whose history it is. */
  own?: boolean;
};

/** The entries of the history; only those in the window are drawn. */
export function EntryList({ page: { entries, total }, now, named, label, onMore, onChanged, own = false }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(named === null ? [] : [named]));
  const clock = useClock(now);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.id ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= entries.length - 20) onMore();
  }, [last, entries.length, onMore]);

  const shown = useRef<string | null>(null);
  const at = named === null ? -1 : entries.findIndex(({ id }) => id === named);
  useEffect(() => {
    if (named === shown.current || at === -1 || named === null) return;
    shown.current = named;
    setOpen((ids) => new Set(ids).add(named));
    virtual.scrollToIndex(at, { align: "start" });
  }, [named, at, virtual]);

  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <section ref={scroller} tabIndex={0} aria-label={label} className="clear-of-work min-h-0 flex-1 overflow-y-auto">
      <ul aria-label="Changes" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0 border-b"
            >
              <EntryRow
                entry={entry}
                now={clock}
                own={own}
                open={open.has(entry.id)}
                onToggle={() => toggle(entry.id)}
                onChanged={onChanged}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Milliseconds between two looks at the clock. */
const BEAT = 20_000;

/** The time, so that "just now" does not stay so. */
function useClock(first: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), BEAT);
    return () => clearInterval(timer);
  }, []);
  return now;
}
