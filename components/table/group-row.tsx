// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where their line is cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus, and names the row under the cursor
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cx } from "@/components/ui/class-names";
import type { ListGroup } from "@/lib/catalog/query";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { rowId } from "./grid-row";
import { Marked } from "./marked";

/** The header of a test's recordings; opens and closes them. */
export const GroupRow = memo(function GroupRow({
  group,
  line,
  open,
  active,
  onToggle,
}: {
  group: ListGroup;
  line: number;
  open: boolean;
  active: boolean;
  look: string;
  onToggle: (group: ListGroup) => void;
}) {
  const name = visibleText(group.testName) || "Without a test";
  const at = name.indexOf("[");
  return (
    <div
      role="row"
      id={rowId(line)}
      aria-rowindex={line + 2}
      data-active={active || undefined}
      style={{ top: `calc(var(--row) * ${line})` }}
      className={cx(
        "absolute right-0 left-0 h-(--row) border-b",
        active ? "bg-selected shadow-[inset_2px_0_0_var(--accent)]" : "bg-surface",
      )}
    >
      <div role="gridcell" className="h-full">
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={open}
          onClick={() => onToggle(group)}
          className="flex h-full w-full items-center gap-2 px-3 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            size={14}
            className={cx("shrink-0 text-ink-muted transition-transform", open && "rotate-90")}
          />
          <span className="recorded truncate font-medium">
            <Marked text={at === -1 ? name : name.slice(0, at)} />
            {at !== -1 && (
              <span className="font-normal text-ink-muted">
                <Marked text={name.slice(at)} />
              </span>
            )}
          </span>
          <span className="tabular shrink-0 text-small text-ink-faint">{formatQuantity(group.count, "recording")}</span>
        </button>
      </div>
    </div>
  );
});
