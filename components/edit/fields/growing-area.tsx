"use client";

import { type ComponentProps, type RefObject, useLayoutEffect } from "react";
import { cx } from "@/components/ui/class-names";

/** A text field as high as its text. Browsers that cannot do that by themselves are helped. */
export function GrowingArea({
  field,
  className,
  onInput,
  ...props
}: ComponentProps<"textarea"> & { field: RefObject<HTMLTextAreaElement | null> }) {
  useLayoutEffect(() => fit(field.current));
  return (
    <textarea
      {...props}
      ref={field}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      onInput={(event) => {
        fit(event.currentTarget);
        onInput?.(event);
      }}
      className={cx("block w-full resize-none overflow-hidden [field-sizing:content]", className)}
    />
  );
}

const growsByItself = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

function fit(field: HTMLTextAreaElement | null) {
  if (!field || growsByItself) return;
  field.style.height = "0";
  field.style.height = `${field.scrollHeight}px`;
}
