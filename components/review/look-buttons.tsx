import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ReviewedFile } from "@/lib/review/view";
import type { Look } from "@/lib/url-state/review-state";

/** How a difference is looked at: by chunks where one of both came in some, and a merge conflict by both its sides. */
export function LookButtons({
  look,
  file: { streams, conflict },
  onToggle,
}: {
  look: Look;
  file: Pick<ReviewedFile, "streams" | "conflict">;
  onToggle: (name: keyof Look) => void;
}) {
  const isOpen = conflict === "open";
  const isRaw = look.lines || (look.chunks && streams);
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Button tone="quiet" aria-pressed={look.lines} onClick={() => onToggle("lines")}>
        Lines <Kbd keys="t" />
      </Button>
      {streams && !isOpen && (
        <Button tone="quiet" aria-pressed={look.chunks} onClick={() => onToggle("chunks")}>
          Chunks <Kbd keys="c" />
        </Button>
      )}
      {!isOpen && (
        <>
          <Button tone="quiet" aria-pressed={look.split} disabled={isRaw} onClick={() => onToggle("split")}>
            Side by side <Kbd keys="s" />
          </Button>
          <Button tone="quiet" aria-pressed={look.whole} disabled={isRaw} onClick={() => onToggle("whole")}>
            Whole conversation <Kbd keys="w" />
          </Button>
        </>
      )}
    </span>
  );
}
