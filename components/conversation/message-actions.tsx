"use client";

import { Check, Copy, Link } from "lucide-react";
import { toast } from "sonner";
import { IconButton } from "@/components/ui/button";
import { useCopied } from "@/components/ui/use-copied";
import { useReading } from "./reading-context";
import type { Row } from "./rows";

/** A message's own address, and its text for the clipboard; seen on hover, and whenever it holds the focus. */
export function MessageActions({ row }: { row: Row }) {
  const { compact, awake, copyMessage } = useReading();
  const { copied, confirm } = useCopied();
  const copy = async () => {
    const failure = await copyMessage(row.anchor);
    if (failure === null) confirm();
    else toast.error(failure);
  };
  if (!awake) return null;
  return (
    <span className="inline-flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 [@media(hover:none)]:opacity-100">
      <IconButton label={`Copy message ${row.number}`} data-copy onClick={copy} className="size-6">
        {copied ? <Check aria-hidden size={13} className="text-added" /> : <Copy aria-hidden size={13} />}
      </IconButton>
      {!compact && (
        <a
          href={`#${row.anchor}`}
          aria-label={`Link to message ${row.number}`}
          title={`Link to message ${row.number}`}
          className="inline-flex size-6 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        >
          <Link aria-hidden size={13} />
        </a>
      )}
    </span>
  );
}
