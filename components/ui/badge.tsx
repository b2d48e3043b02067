import type { ReactNode } from "react";
import { cx } from "./class-names";

export type BadgeTone = "neutral" | "accent" | "added" | "removed" | "changed" | "warning" | "error";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-surface text-ink-muted",
  accent: "bg-selected text-accent",
  added: "bg-added-fill text-added",
  removed: "bg-removed-fill text-removed",
  changed: "bg-changed-fill text-changed",
  warning: "bg-warning-fill text-warning",
  error: "bg-error-fill text-error",
};

export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  tone?: BadgeTone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex h-[18px] shrink-0 items-center gap-1 rounded-sm px-1.5 text-small whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
