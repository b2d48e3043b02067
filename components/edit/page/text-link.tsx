import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

/** A small act beside what it changes: it reads as text, so that a page full of them stays calm. */
export function TextLink({
  icon: Icon,
  label,
  children,
  ...props
}: Omit<ComponentProps<"button">, "aria-label"> & { icon: LucideIcon; label: string }) {
  return (
    <button
      type="button"
      {...props}
      aria-label={label}
      className="inline-flex shrink-0 items-center gap-1 rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
    >
      <Icon aria-hidden size={11} />
      {children}
    </button>
  );
}
