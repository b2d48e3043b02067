import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Look } from "@/lib/url-state/review-state";

/** How a difference is looked at; by chunks only where one of both came in some. */
export function LookButtons({
  look,
  streams,
  onToggle,
}: {
  look: Look;
  streams: boolean;
  onToggle: (name: keyof Look) => void;
}) {
  const isRaw = look.lines || (look.chunks && streams);
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Button tone="quiet" aria-pressed={look.lines} onClick={() => onToggle("lines")}>
        Lines <Kbd keys="t" />
      </Button>
      {streams && (
        <Button tone="quiet" aria-pressed={look.chunks} onClick={() => onToggle("chunks")}>
          Chunks <Kbd keys="c" />
        </Button>
      )}
      <Button tone="quiet" aria-pressed={look.split} disabled={isRaw} onClick={() => onToggle("split")}>
        Side by side <Kbd keys="s" />
      </Button>
      <Button tone="quiet" aria-pressed={look.whole} disabled={isRaw} onClick={() => onToggle("whole")}>
        Whole conversation <Kbd keys="w" />
      </Button>
    </span>
  );
}
