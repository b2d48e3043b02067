"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./button";
import { cx } from "./class-names";
import { useFocusReturn } from "./use-focus-return";

/** A modal dialog; focus goes in, and returns to where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  footer,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  /** For differences and other wide things. */
  wide?: boolean;
  /** Stays in view while the rest scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          ref={content}
          {...useFocusReturn(content)}
          className={cx(
            "fixed left-1/2 z-50 -translate-x-1/2 overflow-auto rounded-md border bg-raised shadow-float outline-none",
            wide
              ? "top-[6vh] max-h-[88vh] w-[min(960px,calc(100vw-24px))]"
              : "top-[12vh] max-h-[76vh] w-[min(560px,calc(100vw-24px))]",
          )}
        >
          <div className="flex items-start justify-between gap-4 border-b px-4 py-2.5">
            <div className="min-w-0">
              <Radix.Title className="font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="recorded text-ink-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" keys="Esc" className="-my-1 -mr-1.5">
                <X aria-hidden size={14} />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="p-4">{children}</div>
          {footer && <div className="sticky bottom-0 border-t bg-raised px-4 py-2.5">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
