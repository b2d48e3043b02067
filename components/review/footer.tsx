import { Kbd } from "@/components/ui/kbd";
import { formatCount } from "@/lib/format/human";
import type { Marks } from "./use-marks";

const KEYS = [
  ["j", "next to decide"],
  ["k", "previous"],
  ["o", "open, edit"],
  ["?", "all keys"],
] as const;

/** How far the review is, and the keys of the page. */
export function Footer({ marks: { decided, pending } }: { marks: Marks }) {
  return (
    <footer className="sticky bottom-0 flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-t bg-surface px-4 py-1 text-ink-muted">
      <p role="status" aria-label="Progress" className="tabular">
        {formatCount(decided)} of {formatCount(pending)} decided
      </p>
      <p className="hidden items-center gap-3 md:flex">
        {KEYS.map(([key, word]) => (
          <span key={key}>
            <Kbd keys={key} /> {word}
          </span>
        ))}
      </p>
    </footer>
  );
}
