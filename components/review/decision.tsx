"use client";

import { Check, Eye, Flag } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Mark } from "@/lib/review/mark";

type Decide = { onAccept: () => void; onFlag: () => void; onViewed: () => void };

/**
 * Ways to decide on what is chosen; pressed where it is decided so. `isClosed`: it is not shown yet, and they do
 * nothing.
 */
export function DecisionButtons({
  mark: { decision, viewed },
  isClosed,
  onAccept,
  onFlag,
  onViewed,
}: { mark: Pick<Mark, "decision" | "viewed">; isClosed: boolean } & Decide) {
  return (
    <>
      <Button aria-disabled={isClosed} aria-pressed={decision === "accepted"} onClick={onAccept}>
        <Check aria-hidden size={14} />
        Accept <Kbd keys="y" />
      </Button>
      <Button aria-disabled={isClosed} aria-pressed={decision === "flagged"} onClick={onFlag}>
        <Flag aria-hidden size={14} />
        Flag <Kbd keys="n" />
      </Button>
      <Button tone="quiet" aria-disabled={isClosed} aria-pressed={viewed} onClick={onViewed}>
        <Eye aria-hidden size={14} />
        Viewed <Kbd keys="v" />
      </Button>
    </>
  );
}

/** What is wrong with it, kept when the field is left. */
export function FlagComment({
  field,
  comment,
  onComment,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  comment: string;
  onComment: (comment: string) => void;
}) {
  const [text, setText] = useState(comment);
  useEffect(() => setText(comment), [comment]);
  const keep = () => {
    if (text !== comment) onComment(text);
  };
  return (
    <textarea
      ref={field}
      aria-label="Comment"
      placeholder="What is wrong with it"
      rows={2}
      maxLength={10_000}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && !(event.key === "Enter" && (event.ctrlKey || event.metaKey))) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      className="mt-2 block field-sizing-content w-full max-w-[80ch] rounded-md border border-warning/50 bg-canvas px-2 py-1 placeholder:text-ink-muted"
    />
  );
}
