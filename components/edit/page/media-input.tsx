"use client";

import { useEffect, useId, useRef } from "react";
import { cx } from "@/components/ui/class-names";
import { formatBytes } from "@/lib/format/human";
import { FIELD_LOOK } from "../fields/field-frame";
import { useTyping } from "../fields/use-typing";

/** The address of an image, or the image itself from a file: both end up as one address. */
export function MediaInput({
  url,
  label,
  problem,
  focused = false,
  onChange,
}: {
  url: string;
  /** "the image of message 2" */
  label: string;
  problem: string | null;
  /** Opened by the person who will type here. */
  focused?: boolean;
  onChange: (url: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const fileId = useId();
  useEffect(() => {
    if (!focused) return;
    // Behind a menu, which gives the focus back to its button.
    const timer = setTimeout(() => field.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, [focused]);
  const isInline = url.startsWith("data:");
  const typing = useTyping(field, isInline ? "" : url, (typed) => {
    if (typed !== "" || !isInline) onChange(typed);
  });
  const read = (file: File | undefined) => {
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => typeof reader.result === "string" && onChange(reader.result);
    reader.readAsDataURL(file);
  };
  return (
    <div className="flex max-w-[calc(72ch+12px)] flex-wrap items-center gap-x-2 gap-y-1">
      <input
        {...typing}
        ref={field}
        aria-label={`Address of ${label}`}
        aria-invalid={problem !== null}
        placeholder={isInline ? `data, ${formatBytes(url.length)}` : "https://… or data:image/…"}
        autoComplete="off"
        spellCheck={false}
        className={cx(FIELD_LOOK, "min-w-40 flex-1 font-mono text-code")}
      />
      <label
        htmlFor={fileId}
        className="inline-flex h-7 cursor-pointer items-center rounded-md border bg-raised px-2.5 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
      >
        Choose a file
        <input
          id={fileId}
          type="file"
          accept="image/*"
          aria-label={`Choose a file for ${label}`}
          onChange={(event) => read(event.currentTarget.files?.[0])}
          className="sr-only"
        />
      </label>
    </div>
  );
}
