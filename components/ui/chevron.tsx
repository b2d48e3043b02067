import { ChevronRight } from "lucide-react";
import { cx } from "./class-names";

/** The mark of a button that opens what stands beneath it. */
export function Chevron({ open, className }: { open: boolean; className: string }) {
  return (
    <ChevronRight
      aria-hidden
      size={14}
      className={cx("shrink-0 text-ink-faint transition-transform", open && "rotate-90", className)}
    />
  );
}
