"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { visibleText } from "@/lib/format/visible";
import type { TableRow } from "@/lib/list/table-row";
import { nameOf } from "./text-cells";

const ConversationPeek = dynamic(() => import("./conversation-peek"), { ssr: false });

export type PeekProps = {
  row: TableRow | null;
  href: string;
  onMove: (step: 1 | -1) => void;
  onClose: () => void;
};

/** What the peek shows, and its own small bar; `title` sets the name as its place needs. */
export function PeekContent({
  row,
  href,
  onMove,
  onClose,
  title,
}: PeekProps & { title: (name: ReactNode) => ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const path = row?.path;
  // Another recording begins at its beginning.
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [path]);
  const name = row ? nameOf(row) : null;
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-1 border-b bg-surface pr-1.5 pl-3">
        <div className="recorded min-w-0 flex-1 truncate" title={row ? visibleText(row.testId ?? row.path) : undefined}>
          {title(
            <span>
              <span className="font-medium">{name ? visibleText(name.name) : "No row chosen"}</span>
              {name && <span className="text-ink-faint">{visibleText(name.params)}</span>}
            </span>,
          )}
        </div>
        <IconButton label="Previous row" keys="k" onClick={() => onMove(-1)}>
          <ChevronUp aria-hidden size={14} />
        </IconButton>
        <IconButton label="Next row" keys="j" onClick={() => onMove(1)}>
          <ChevronDown aria-hidden size={14} />
        </IconButton>
        {row && (
          <Tooltip text="Open the page" keys="Enter">
            <Link
              href={href}
              aria-label="Open the page"
              className="inline-flex size-7 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
            >
              <Maximize2 aria-hidden size={14} />
            </Link>
          </Tooltip>
        )}
        <IconButton label="Close the peek" keys="Esc" onClick={onClose}>
          <X aria-hidden size={14} />
        </IconButton>
      </div>
      <section ref={body} aria-label="Conversation" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
        {path ? (
          <ConversationPeek path={path} />
        ) : (
          <p className="p-4 text-ink-muted">Choose a row to read it here: j and k move, enter opens its page.</p>
        )}
      </section>
    </>
  );
}
