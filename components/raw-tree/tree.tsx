"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import type { JsonDocument } from "@/lib/json/document";
import { TreeItem } from "./tree-item";
import { above, type Intention, pointersTo, treeRowsOf } from "./tree-rows";

const ROW_HEIGHT = 24;

/** All values of a file, container by container; arrow keys move, Enter edits. `at` is the pointer that it opens at. */
export function Tree({
  doc,
  at,
  onIntend,
}: {
  doc: JsonDocument;
  at: string | null;
  onIntend: (intention: Intention) => void;
}) {
  const { readOnly } = useServer();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(["", "/request", "/response", ...pointersTo(at ?? "")]),
  );
  const [current, setCurrent] = useState(at ?? "");
  const rows = useMemo(() => treeRowsOf(doc, open), [doc, open]);
  const position = Math.max(
    0,
    rows.findIndex(({ pointer }) => pointer === current),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  useEffect(() => scroller.current?.focus(), []);
  useEffect(() => virtual.scrollToIndex(position), [virtual, position]);

  const toggle = (pointer: string) =>
    setOpen((old) => new Set(old.has(pointer) ? [...old].filter((other) => other !== pointer) : [...old, pointer]));
  const moveTo = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row) setCurrent(row.pointer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[position];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(position + 1),
      ArrowUp: () => moveTo(position - 1),
      PageDown: () => moveTo(position + 20),
      PageUp: () => moveTo(position - 20),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      ArrowRight: () => (row.open === false ? toggle(row.pointer) : moveTo(position + 1)),
      ArrowLeft: () => (row.open ? toggle(row.pointer) : setCurrent(above(row.pointer) ?? "")),
      ...(readOnly
        ? {}
        : {
            Enter: () => onIntend({ type: "set", row }),
            i: () => onIntend({ type: "insert", row }),
            ...(row.pointer === "" ? {} : { Delete: () => onIntend({ type: "remove", row }) }),
          }),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Values of the file"
      tabIndex={0}
      aria-activedescendant={`${id}-${position}`}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto font-mono text-code"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <TreeItem
                key={row.pointer}
                id={`${id}-${index}`}
                row={row}
                current={index === position}
                top={start}
                readOnly={readOnly}
                onToggle={() => {
                  setCurrent(row.pointer);
                  toggle(row.pointer);
                }}
                onIntend={(type) => {
                  setCurrent(row.pointer);
                  onIntend({ type, row });
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
