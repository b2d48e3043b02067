import { ChevronDown, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { shortName } from "@/components/recording/names";
import { cx } from "@/components/ui/class-names";
import { testNameOf } from "@/lib/catalog/test-name";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { isOneSided, sectionWord } from "@/lib/review/sections";
import type { ReviewRow } from "@/lib/review/view";
import { FindingMark } from "./finding-mark";
import type { ListItem } from "./list-items";
import { MarkIcon, sharedMark } from "./mark-icon";
import type { Findings } from "./use-findings";
import type { Marks } from "./use-marks";

type Props = {
  item: ListItem;
  row: ReviewRow | null;
  marks: Marks;
  findings: Findings;
  isChosen: boolean;
  onChoose: () => void;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A row of the list of changes. */
export function ChangeRow({ item, row, marks, findings, isChosen, onChoose, onToggle, onKeyDown }: Props) {
  if (item.type === "section") {
    return (
      <button
        type="button"
        aria-expanded={item.open}
        onClick={onToggle}
        onKeyDown={onKeyDown}
        className="flex size-full items-center gap-1.5 bg-surface px-3 text-left font-semibold"
      >
        <Chevron open={item.open} />
        <span className="first-letter:uppercase">{sectionWord(item.section)}</span>
        <span className="tabular font-normal text-ink-muted">{formatCount(item.count)}</span>
      </button>
    );
  }
  if (item.type === "group") {
    const { title, noise, ids } = item.group;
    const mark = sharedMark(ids.map(marks.of));
    return (
      <div className={cx("flex size-full items-center pl-2", isChosen ? "bg-selected" : "hover:bg-hover")}>
        <button
          type="button"
          aria-expanded={item.open}
          aria-label={`Files of ${visibleText(title || noise.join(", ") || "this change")}`}
          onClick={onToggle}
          className="flex h-full w-6 items-center justify-center text-ink-muted"
        >
          <Chevron open={item.open} />
        </button>
        <button
          type="button"
          aria-current={isChosen}
          onClick={onChoose}
          onKeyDown={onKeyDown}
          className="flex h-full min-w-0 flex-1 items-center gap-2 pr-3 text-left"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate">{visibleText(oneLine(title || noise.join(", ") || "equal changes"))}</span>
            <span className="tabular block truncate text-small text-ink-muted">
              {formatQuantity(ids.length, "file")}
              {!isOneSided(item.group.section) && ", the same change"}
            </span>
          </span>
          <FindingMark counts={findings.of(ids)} />
          <MarkIcon mark={mark} />
        </button>
      </div>
    );
  }
  const inGroup = item.group.ids.length > 1;
  return (
    <button
      type="button"
      aria-current={isChosen}
      onClick={onChoose}
      onKeyDown={onKeyDown}
      className={cx(
        "flex size-full items-center gap-2 pr-3 text-left",
        inGroup ? "pl-8" : "pl-3",
        isChosen ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="min-w-0 flex-1">
        <span
          className="block truncate"
          title={row ? visibleText([testNameOf(row.testId), row.path].filter(Boolean).join("\n")) : undefined}
        >
          {row ? visibleText(testNameOf(row.testId) || shortName(row.path)) : "…"}
        </span>
        <span className="block truncate text-small text-ink-muted">
          {row && (
            <>
              <span className="font-mono">{visibleText(secondLine(row))}</span>
              {row.change === "rekeyed" && " · re-keyed"}
              {row.leftBehind && ", old one left behind"}
              {row.conflict === "open" && <span className="text-warning"> · merge conflict</span>}
              {row.conflict === "settled" && " · conflict settled"}
            </>
          )}
        </span>
      </span>
      <FindingMark counts={findings.of([item.id])} />
      <MarkIcon mark={marks.of(item.id)} />
    </button>
  );
}

/** What tells a file from others of its name: of its test, or in other folders. */
function secondLine({ path, testId }: ReviewRow): string {
  return testId === null ? path.slice(0, path.lastIndexOf("/") + 1) : shortName(path);
}

function Chevron({ open }: { open: boolean }) {
  const Icon = open ? ChevronDown : ChevronRight;
  return <Icon aria-hidden size={14} className="shrink-0 text-ink-muted" />;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
