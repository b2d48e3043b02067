import { cx } from "@/components/ui/class-names";
import type { DiffLine, TextHunks } from "@/lib/change/hunks";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

const LOOK: Record<DiffLine["type"], { mark: string; word: string; tone: string }> = {
  same: { mark: " ", word: "", tone: "text-ink-muted" },
  added: { mark: "+", word: "added: ", tone: "bg-added-fill text-added" },
  removed: { mark: "-", word: "removed: ", tone: "bg-removed-fill text-removed" },
};

/** The lines of a file that change, with those around them. */
export function TextDiff({
  text: { hunks, hidden },
  label = "The file's lines",
}: {
  text: TextHunks;
  /** Tells it from others on the page. */
  label?: string;
}) {
  if (hunks.length === 0) return null;
  return (
    <section
      aria-label={label}
      // Scrolls sideways, so that it must be reachable by keyboard.
      tabIndex={0}
      // Holds what only screen readers read, which would make what scrolls around it taller.
      className="relative overflow-x-auto rounded-md border font-mono text-code"
    >
      <div className="w-max min-w-full">
        {hunks.map(({ line, lines }) => (
          <div key={line} className="border-b last:border-b-0">
            <p className="bg-surface px-2 text-ink-faint">line {line}</p>
            {lines.map(({ type, text }, index) => (
              <p key={index} className={cx("recorded whitespace-pre pr-2", LOOK[type].tone)}>
                <span aria-hidden className="inline-block w-5 text-center select-none">
                  {LOOK[type].mark}
                </span>
                <span className="sr-only">{LOOK[type].word}</span>
                {visibleText(text)}
              </p>
            ))}
          </div>
        ))}
      </div>
      {hidden > 0 && <p className="bg-surface px-2 py-1 text-ink-muted">{formatQuantity(hidden, "further line")}</p>}
    </section>
  );
}
