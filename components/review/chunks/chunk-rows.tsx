"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { steppedTo } from "@/components/chunks/list-keys";
import { cx } from "@/components/ui/class-names";
import type { ChunkDiff, ChunkRow, ShownChunk } from "@/lib/diff/chunk-diff";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { type ChunkItem, foldedOf } from "./folded";

const ROW_HEIGHT = 24;

/** Both streams, a pair of chunks a row; what is the same is folded. A row is picked by its number in the diff. */
export function ChunkRows({
  diff,
  picked,
  onPick,
}: {
  diff: ChunkDiff;
  picked: number | null;
  onPick: (row: number) => void;
}) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const items = foldedOf(diff.rows, opened);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const choose = (index: number) => {
    const item = items[index];
    setAt(index);
    virtual.scrollToIndex(index, { align: "auto" });
    if (item?.type === "row") onPick(diff.rows.indexOf(item.row));
  };
  const unfold = (index: number) => {
    const item = items[index];
    if (item?.type === "fold") setOpened(new Set([...opened, item.from]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && at !== null) {
      event.preventDefault();
      return unfold(at);
    }
    const next = steppedTo(event.key, at, items.length);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  };
  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (!row) return;
    choose(Number(row.dataset.index));
    unfold(Number(row.dataset.index));
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      data-page-keys
      aria-label="Chunks of both"
      aria-activedescendant={at === null ? undefined : `chunk-row-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="max-h-[50vh] overflow-y-auto border-y"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div
              key={index}
              id={`chunk-row-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={item.type === "row" ? picked !== null && item.row === diff.rows[picked] : index === at}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-index={index}
              style={{ top: start, height: ROW_HEIGHT }}
              className={cx(
                "absolute inset-x-0 flex cursor-default items-center gap-2 px-1",
                index === at ? "bg-selected" : "hover:bg-hover",
              )}
            >
              {item.type === "row" ? <Row diff={diff} row={item.row} /> : <Fold item={item} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Fold({ item: { from, to, noise } }: { item: Extract<ChunkItem, { type: "fold" }> }) {
  return (
    <span className="tabular w-full bg-surface px-2 text-small text-ink-muted">
      {formatQuantity(to - from, "chunk")} that {to - from === 1 ? "brings" : "bring"} the same
      {noise > 0 && `, ${formatCount(noise)} with other ids or the like`}
    </span>
  );
}

const SIGNS: Record<ChunkRow["type"], [sign: string, word: string]> = {
  same: ["", ""],
  noise: ["", "the same but for noise: "],
  changed: ["~", "changed: "],
  added: ["+", "added: "],
  removed: ["−", "removed: "],
};

function Row({ diff, row: { type, before, after } }: { diff: ChunkDiff; row: ChunkRow }) {
  const [was, is] = [chunkAt(diff.before, before), chunkAt(diff.after, after)];
  const [sign, word] = SIGNS[type];
  const isAlike = type === "same" || type === "noise";
  return (
    <>
      <span className="tabular w-9 shrink-0 text-right text-small text-ink-muted">{before}</span>
      <span className="tabular w-9 shrink-0 text-right text-small text-ink-muted">{after}</span>
      <span className="w-3 shrink-0 text-center font-mono text-code">
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{word}</span>
      </span>
      <span
        className={cx(
          "recorded min-w-0 flex-1 truncate font-mono text-code whitespace-pre",
          type === "noise" && "text-ink-muted",
        )}
      >
        {isAlike ? (
          is && <Brought chunk={is} />
        ) : (
          <>
            {was && (
              <del className="bg-removed-fill text-removed">
                <Brought chunk={was} />
              </del>
            )}
            {was && is && (
              <span aria-hidden className="px-1.5 text-ink-muted">
                →
              </span>
            )}
            {is && (
              <ins className="bg-added-fill text-added no-underline">
                <Brought chunk={is} />
              </ins>
            )}
          </>
        )}
      </span>
    </>
  );
}

/** The text that a chunk brought; what else, where it brought none. */
function Brought({ chunk: { delta, notes } }: { chunk: ShownChunk }) {
  if (delta !== "") return visibleText(delta);
  return <i>{visibleText(notes.join(", ")) || "nothing"}</i>;
}

function chunkAt(chunks: readonly ShownChunk[], at: number | null): ShownChunk | null {
  return at === null ? null : (chunks[at] ?? null);
}
