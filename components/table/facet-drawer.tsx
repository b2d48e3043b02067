"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { useFocusReturn } from "@/components/ui/use-focus-return";

/** The facets on a narrow page: a drawer from the left. */
export function FacetDrawer({
  open,
  onOpenChange,
  done,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What closing leads to: "Show 42 recordings". */
  done: string;
  children: ReactNode;
}) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Radix.Content
          aria-describedby={undefined}
          ref={content}
          {...useFocusReturn(content)}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(320px,86vw)] flex-col border-r bg-surface shadow-float outline-none"
        >
          <div className="flex h-11 shrink-0 items-center justify-between border-b pr-1.5 pl-3">
            <Radix.Title className="font-semibold">Filter</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" keys="Esc">
                <X aria-hidden size={14} />
              </IconButton>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          <div className="border-t p-3">
            <Button tone="primary" className="h-9 w-full" onClick={() => onOpenChange(false)}>
              {done}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
