"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { formatCount } from "@/lib/format/human";

/** The search box of the raw view. Takes Ctrl/Cmd-F over: the browser's own search sees only the rows in sight. */
export function RawSearch({
  needle,
  count,
  limit,
  current,
  onSearch,
  onMove,
}: {
  needle: string;
  count: number;
  limit: number;
  current: number;
  onSearch: (needle: string) => void;
  onMove: (by: 1 | -1) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "f") {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <search className="flex items-center gap-1">
      <input
        ref={input}
        type="search"
        aria-label="Search in the file"
        placeholder="Search in the file"
        value={needle}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onMove(event.shiftKey ? -1 : 1);
        }}
        className="h-7 w-56 rounded-md border bg-canvas px-2 text-ui"
      />
      <IconButton label="Previous match" keys="⇧ ⏎" disabled={count === 0} onClick={() => onMove(-1)}>
        <ChevronUp aria-hidden size={14} />
      </IconButton>
      <IconButton label="Next match" keys="⏎" disabled={count === 0} onClick={() => onMove(1)}>
        <ChevronDown aria-hidden size={14} />
      </IconButton>
      <span role="status" className="min-w-20 text-ink-muted tabular">
        {needle === ""
          ? ""
          : count === 0
            ? "no match"
            : `${formatCount(current + 1)} of ${formatCount(count)}${count === limit ? "+" : ""}`}
      </span>
    </search>
  );
}
