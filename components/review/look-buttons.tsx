import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Look } from "@/lib/url-state/review-state";

/** How a difference is looked at. */
export function LookButtons({ look, onToggle }: { look: Look; onToggle: (name: keyof Look) => void }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Button tone="quiet" aria-pressed={look.lines} onClick={() => onToggle("lines")}>
        Lines <Kbd keys="t" />
      </Button>
      <Button tone="quiet" aria-pressed={look.split} disabled={look.lines} onClick={() => onToggle("split")}>
        Side by side <Kbd keys="s" />
      </Button>
      <Button tone="quiet" aria-pressed={look.whole} disabled={look.lines} onClick={() => onToggle("whole")}>
        Whole conversation <Kbd keys="w" />
      </Button>
    </span>
  );
}
