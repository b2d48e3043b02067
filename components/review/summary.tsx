import { Button } from "@/components/ui/button";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Section } from "@/lib/review/sections";
import type { ReviewView } from "@/lib/review/view";
import type { Act } from "./act-dialog";
import { NewFindings } from "./new-findings";
import { SectionBar } from "./section-bar";
import type { Findings } from "./use-findings";

type Props = {
  view: ReviewView;
  findings: Findings;
  /** Shows the next difference in which a check finds something new. */
  onFinding: () => void;
  only: Section | null;
  onOnly: (section: Section | null) => void;
  /** Null where nothing can be changed. */
  onAct: ((act: Act) => void) | null;
  stale: boolean;
  onRefresh: () => void;
};

/** A range in one sentence, its classes, what is noise in it, and what can be put right at once. */
export function Summary({ view, findings, onFinding, only, onOnly, onAct, stale, onRefresh }: Props) {
  const noiseOnly = view.groups.flatMap(({ section, ids }) => (section === "noise" ? ids : []));
  const isNoiseShown = view.noise.length > 0 && (only === null || only === "noise");
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b px-4 py-2">
      <div className="tabular flex min-w-0 basis-full flex-wrap items-baseline gap-x-4">
        <p role="status" className="text-prose font-semibold">
          {view.sentence}
        </p>
        {view.groups.length > 0 && <NewFindings findings={findings} onNext={onFinding} />}
      </div>
      <SectionBar view={view} only={only} onOnly={onOnly} />
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
        {stale && (
          <span className="flex items-center gap-2 text-warning">
            The work tree changed: <Button onClick={onRefresh}>Refresh</Button>
          </span>
        )}
        {onAct && noiseOnly.length > 0 && (
          <Button onClick={() => onAct({ type: "restore", ids: noiseOnly })}>
            Restore {formatQuantity(noiseOnly.length, "noise-only file")}…
          </Button>
        )}
        {onAct && view.superseded.length > 0 && (
          <Button onClick={() => onAct({ type: "superseded", ids: view.superseded })}>
            Delete {formatCount(view.superseded.length)} superseded…
          </Button>
        )}
      </div>
      {isNoiseShown && (
        <p className="tabular basis-full truncate text-small text-ink-muted">
          Noise, which no test sees:{" "}
          {view.noise.map(({ name, count }) => `${visibleText(name)} ${formatCount(count)}`).join(", ")}
        </p>
      )}
    </div>
  );
}
