"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef } from "react";
import { shortName } from "@/components/recording/names";
import { cx } from "@/components/ui/class-names";
import type { FixRow } from "@/lib/change/fix-preview";
import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

const ROW_HEIGHT = 40;

/** The files of a fix, and in short what happens to each; one of them is shown beside. */
export function FixFiles({
  rows,
  shown,
  onShow,
}: {
  rows: readonly FixRow[];
  shown: number;
  onShow: (index: number) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = shown + (step ?? 0);
    if (step === undefined || next < 0 || next >= rows.length) return;
    event.preventDefault();
    onShow(next);
    virtual.scrollToIndex(next);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Files"
      tabIndex={0}
      aria-activedescendant={rows.length > 0 ? `fix-file-${shown}` : undefined}
      onKeyDown={move}
      className="max-h-40 shrink-0 overflow-y-auto border-b md:max-h-none md:w-80 md:border-r md:border-b-0"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <button
              type="button"
              key={row.path}
              id={`fix-file-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === shown}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              onClick={() => onShow(index)}
              style={{ top: start, height: ROW_HEIGHT }}
              className={cx(
                "absolute inset-x-0 border-b px-3 py-0.5 text-left",
                index === shown ? "bg-selected" : "hover:bg-hover",
              )}
            >
              <span className="block truncate" title={visibleText(row.path)}>
                {visibleText(row.testId ?? row.path)}
              </span>
              <span className="tabular block truncate text-small text-ink-muted">
                <span className="font-mono">{visibleText(shortName(row.path))}</span> · {shortOf(row)}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function shortOf({ outcome, lines: { added, removed }, rekeys }: FixRow): string {
  switch (outcome) {
    case "edit":
      return `+${formatCount(added)} −${formatCount(removed)}${rekeys ? " · other key" : ""}`;
    case "rename":
      return "other name";
    case "delete":
      return "to the trash";
    case "nothing":
      return "stays as it is";
    case "refused":
      return "cannot be mended";
  }
}
