"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useRef } from "react";
import { shortName } from "@/components/recording/names";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/class-names";
import { testNameOf } from "@/lib/catalog/test-name";
import type { ReplaceRow } from "@/lib/change/replace-preview";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { chosenOf, type LeftOut, rekeys, withFile } from "./left-out";

const ROW_HEIGHT = 40;

/** The recordings with matches; one of them is shown beside. */
export function FileList({
  rows,
  left,
  onLeave,
  shown,
  onShow,
}: {
  rows: readonly ReplaceRow[];
  left: LeftOut;
  onLeave: (left: LeftOut) => void;
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
    scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus();
  };
  return (
    <div
      ref={scroller}
      className="max-h-56 shrink-0 overflow-y-auto border-b md:max-h-none md:w-96 md:border-r md:border-b-0"
    >
      <ul aria-label="Recordings with matches" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const name = visibleText(testNameOf(row.testId) || row.path);
          return (
            <li
              key={row.path}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ top: start, height: ROW_HEIGHT }}
              className={cx(
                "absolute inset-x-0 flex items-center gap-2 border-b pl-4",
                index === shown ? "bg-selected" : "hover:bg-hover",
              )}
            >
              <Checkbox
                aria-label={`Replace in ${name}, ${visibleText(shortName(row.path))}`}
                checked={chosenOf(row, left)}
                disabled={row.why !== null}
                onChange={(event) => onLeave(withFile(left, row.path, event.target.checked))}
              />
              <button
                type="button"
                aria-current={index === shown}
                onClick={() => onShow(index)}
                onKeyDown={move}
                className="h-full min-w-0 flex-1 pr-3 text-left"
              >
                <span className="block truncate" title={visibleText(row.path)}>
                  {name}
                </span>
                <span className="tabular block truncate text-small text-ink-muted">
                  <span className="font-mono">{visibleText(shortName(row.path))}</span> ·{" "}
                  {row.why === null ? formatQuantity(row.count, "match", "matches") : "cannot be changed"}
                  {rekeys(row, left) && " · other key"}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
