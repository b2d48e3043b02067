"use client";

import { Dialog as Radix } from "radix-ui";
import { useRef } from "react";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { PeekContent, type PeekProps } from "./peek-content";

/** The peek on a narrow page. */
export function PeekSheet(props: PeekProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Radix.Content
          aria-describedby={undefined}
          ref={content}
          {...useFocusReturn(content)}
          className="fixed inset-x-0 bottom-0 z-50 flex h-[86dvh] flex-col rounded-t-md border-t bg-canvas shadow-float outline-none"
        >
          <PeekContent {...props} title={(name) => <Radix.Title className="contents">{name}</Radix.Title>} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
