"use client";

import { useState } from "react";
import { foldEqual } from "@/lib/diff/fold-equal";
import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** A stretch that two texts share: where it is long, the words beside the differences, and the rest on demand. */
export function Unchanged({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const [open, setOpen] = useState(false);
  const { head, middle, tail } = foldEqual(text, { first, last });
  if (open || middle === "") return <span>{visibleText(text)}</span>;
  return (
    <>
      <span>{visibleText(head)}</span>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="mx-1 rounded-sm bg-surface px-1 text-small text-ink-muted hover:text-ink hover:underline"
      >
        … {formatCount(middle.length)} unchanged characters …
      </button>
      <span>{visibleText(tail)}</span>
    </>
  );
}
