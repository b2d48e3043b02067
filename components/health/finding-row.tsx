import { RecordingLink } from "@/components/recording/recording-link";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { visibleText } from "@/lib/format/visible";
import { FindingSentence } from "./finding-sentence";
import type { HealthFinding } from "./health-data";
import { LevelMark } from "./level-mark";

type Props = {
  finding: HealthFinding;
  index: number;
  chosen: boolean;
  onToggle: (range: boolean) => void;
  /** Null where nothing may be changed. */
  onFix: (() => void) | null;
};

/** One finding: where, what is wrong, and what would mend it. */
export function FindingRow({ finding, index, chosen, onToggle, onFix }: Props) {
  return (
    <>
      <Checkbox
        aria-label={`Select finding ${index + 1}`}
        checked={chosen}
        onChange={() => undefined}
        onClick={(event) => onToggle(event.shiftKey)}
        className="mt-1"
      />
      <span className="mt-1">
        <LevelMark level={finding.level} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 gap-2">
          <span className="truncate">
            <RecordingLink path={finding.path} testId={finding.testId} at={finding.pointer} />
          </span>
          <span className="tabular shrink-0 text-ink-faint">
            {finding.line}:{finding.column}
          </span>
        </div>
        <p className="recorded truncate" title={visibleText(finding.message)}>
          <FindingSentence finding={finding} />
        </p>
      </div>
      {onFix && finding.fixName !== null && (
        <Button tone="quiet" aria-label={`Fix finding ${index + 1}`} onClick={onFix}>
          Fix…
        </Button>
      )}
    </>
  );
}
