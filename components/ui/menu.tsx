"use client";

import {
  type ComponentProps,
  cloneElement,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from "react";

type Parts = typeof import("./menu-parts");

const PartsContext = createContext<Parts | null>(null);

type Trigger = ReactElement<
  Pick<ComponentProps<"button">, "onClick" | "onPointerEnter" | "aria-haspopup" | "aria-expanded">
>;

/**
 * A menu under its trigger. What it is made of is loaded at the first use, ahead of the click where a pointer comes.
 */
export function Menu({ trigger, children }: { trigger: Trigger; children: ReactNode }) {
  const [parts, setParts] = useState<Parts | null>(null);
  if (!parts) {
    return cloneElement(trigger, {
      "aria-haspopup": "menu",
      "aria-expanded": false,
      onPointerEnter: () => void import("./menu-parts"),
      onClick: async () => setParts(await import("./menu-parts")),
    });
  }
  return (
    <PartsContext value={parts}>
      <parts.Root trigger={trigger} defaultOpen>
        {children}
      </parts.Root>
    </PartsContext>
  );
}

export function MenuItem(props: { onSelect: () => void; keys?: string; disabled?: boolean; children: ReactNode }) {
  const parts = useContext(PartsContext);
  return parts && <parts.Item {...props} />;
}

/** An item that is on or off; the menu stays open, so that several can be changed. */
export function MenuCheckItem(props: {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  const parts = useContext(PartsContext);
  return parts && <parts.CheckItem {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const parts = useContext(PartsContext);
  return parts && <parts.Label>{children}</parts.Label>;
}

export function MenuSeparator() {
  const parts = useContext(PartsContext);
  return parts && <parts.Separator />;
}
