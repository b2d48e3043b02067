"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { deltaOf, type StreamData } from "@/lib/catalog/stream";
import { visibleText } from "@/lib/format/visible";
import { steppedTo } from "./list-keys";

const ROW_HEIGHT = 28;

/** All chunks, one a row. */
export function ChunkList({
  data,
  raw,
  position,
  active,
  picked,
  onPoint,
  onPick,
}: {
  data: StreamData;
  /** Rows show the chunk's JSON instead of what it brought. */
  raw: boolean;
  position: number;
  active: number | null;
  picked: number | null;
  onPoint: (chunk: number | null) => void;
  onPick: (chunk: number) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const total = data.chunks.length;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const playing = position < total ? position : null;
  const inSight = picked ?? playing;
  useEffect(() => {
    if (inSight !== null) virtual.scrollToIndex(inSight, { align: "auto" });
  }, [inSight, virtual]);

  const move = (event: KeyboardEvent) => {
    const next = steppedTo(event.key, picked, total);
    if (next === null) return;
    event.preventDefault();
    onPick(next);
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      data-page-keys
      aria-label="Chunks"
      aria-activedescendant={picked === null ? undefined : `chunk-${picked}`}
      tabIndex={0}
      onKeyDown={move}
      onMouseLeave={() => onPoint(null)}
      className="min-h-0 flex-1 overflow-y-auto"
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const chunk = data.chunks[index];
          if (!chunk) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys
            <div
              key={index}
              id={`chunk-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === picked}
              aria-setsize={total}
              aria-posinset={index + 1}
              onMouseEnter={() => onPoint(index)}
              onClick={() => onPick(index)}
              style={{ top: start, height: ROW_HEIGHT }}
              className={cx(
                "absolute inset-x-0 flex items-center gap-2 border-b px-3",
                index === picked ? "bg-selected" : index === active ? "bg-hover" : "",
                index >= position && "opacity-40",
              )}
            >
              <span className="w-10 shrink-0 text-right text-ink-faint tabular">{index}</span>
              <span className="recorded min-w-0 flex-1 truncate font-mono text-code whitespace-pre">
                {visibleText(raw ? chunk.raw.replace(/\s+/g, " ") : deltaOf(data, chunk))}
              </span>
              {!raw && chunk.notes.map((note) => <Badge key={note}>{visibleText(note)}</Badge>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
