"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ChangeRow } from "./change-row";
import { type Chosen, chosenBy, groupKey, isSame, type ListItem } from "./list-items";
import type { Findings } from "./use-findings";
import type { Marks } from "./use-marks";
import type { useRows } from "./use-rows";

const HEIGHT = { section: 28, group: 40, file: 40 };

/** The changes by class, the gravest first; equal ones are one row. */
export function ChangeList({
  items,
  rows,
  marks,
  findings,
  chosen,
  onChoose,
  onToggle,
}: {
  items: readonly ListItem[];
  rows: ReturnType<typeof useRows>;
  marks: Marks;
  findings: Findings;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen) => void;
  onToggle: (key: string, open: boolean) => void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHT[items[index]?.type ?? "file"],
    getItemKey: (index) => keyOf(items[index]),
    overscan: 12,
    initialRect: { width: 384, height: 900 },
  });
  const shown = virtual.getVirtualItems();
  const { want } = rows;
  const visible = shown.flatMap(({ index }) => {
    const item = items[index];
    return item?.type === "file" ? [item.id] : [];
  });
  useEffect(() => want(visible));
  const at = items.findIndex((item) => isSame(chosenBy(item), chosen));
  useEffect(() => {
    if (chosen && at !== -1) virtual.scrollToIndex(at);
  }, [virtual, chosen, at]);

  const move = (from: number) => (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = items[from + (step ?? 0)];
    if (step === undefined || !next) return;
    event.preventDefault();
    const wanted = chosenBy(next);
    if (wanted) onChoose(wanted);
    virtual.scrollToIndex(from + step);
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector(`[data-index="${from + step}"]`);
      row?.querySelector<HTMLElement>("button:last-of-type")?.focus({ preventScroll: true });
    });
  };
  return (
    <section
      ref={scroller}
      aria-label="Changes"
      tabIndex={0}
      className="max-h-[38vh] shrink-0 overflow-y-auto border-b md:max-h-none md:w-96 md:border-r md:border-b-0"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const item = items[index];
          if (!item) return null;
          const toggle = () => {
            if (item.type === "section") onToggle(item.section, !item.open);
            if (item.type === "group") onToggle(groupKey(item.group), !item.open);
          };
          const own = chosenBy(item);
          return (
            <li
              key={keyOf(item)}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ top: start, height: size }}
              className="absolute inset-x-0 border-b"
            >
              <ChangeRow
                item={item}
                row={item.type === "file" ? rows.get(item.id) : null}
                marks={marks}
                findings={findings}
                isChosen={own !== null && isSame(own, chosen)}
                onChoose={() => own && onChoose(own)}
                onToggle={toggle}
                onKeyDown={move(index)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function keyOf(item: ListItem | undefined): string {
  if (!item) return "";
  return item.type === "file" ? item.id : item.type === "group" ? groupKey(item.group) : item.section;
}
