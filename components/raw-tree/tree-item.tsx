"use client";

import { ChevronRight, Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Intention, TreeRow } from "./tree-rows";

/** Characters of a value that a row shows. */
const SHOWN = 300;

const COLOURS: Partial<Record<TreeRow["node"]["kind"], string>> = {
  string: "text-added",
  number: "text-accent",
  true: "text-changed",
  false: "text-changed",
  null: "text-changed",
};

/** One value of the tree. The keys of the tree do what its buttons do. */
export function TreeItem({
  id,
  row: { pointer, label, level, node, count, open },
  current,
  top,
  readOnly,
  onToggle,
  onIntend,
}: {
  id: string;
  row: TreeRow;
  current: boolean;
  top: number;
  readOnly: boolean;
  onToggle: () => void;
  onIntend: (type: Intention["type"]) => void;
}) {
  const name = pointer === "" ? "the whole file" : pointer;
  const shown =
    open === null
      ? visibleText(node.end - node.start > SHOWN ? `${node.raw.slice(0, SHOWN)}…` : node.raw)
      : formatQuantity(count, node.kind === "object" ? "member" : "item");
  return (
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-selected={current}
      aria-expanded={count === 0 ? undefined : (open ?? undefined)}
      aria-label={`${label === null ? "file" : visibleText(label)}: ${shown}`}
      className={cx("group/value absolute inset-x-0 flex h-6 items-center pr-2", current && "bg-selected")}
      style={{ top, paddingLeft: 8 + (level - 1) * 16 }}
    >
      {count === 0 ? (
        <span className="w-5 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${open ? "Close" : "Open"} ${visibleText(name)}`}
          onClick={onToggle}
          className="flex w-5 shrink-0 items-center justify-center text-ink-faint hover:text-ink"
        >
          <ChevronRight aria-hidden size={12} className={cx("transition-transform", open && "rotate-90")} />
        </button>
      )}
      {label !== null && <span className="shrink-0 text-role-assistant">{visibleText(label)}:&nbsp;</span>}
      {readOnly ? (
        <span className={cx("min-w-0 truncate", COLOURS[node.kind] ?? "text-ink-muted")}>{shown}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Edit ${visibleText(name)}`}
          onClick={() => onIntend("set")}
          className={cx(
            "min-w-0 truncate rounded-sm text-left hover:underline",
            COLOURS[node.kind] ?? "text-ink-muted",
          )}
        >
          {shown}
        </button>
      )}
      {!readOnly && (
        <span className={cx("ml-2 flex shrink-0 gap-0.5", !current && "md:opacity-0 md:group-hover/value:opacity-100")}>
          <Act
            label={`${open === null ? "Insert beside" : "Insert into"} ${visibleText(name)}`}
            onClick={() => onIntend("insert")}
          >
            <Plus aria-hidden size={12} />
          </Act>
          {pointer !== "" && (
            <Act label={`Remove ${visibleText(name)}`} onClick={() => onIntend("remove")}>
              <X aria-hidden size={12} />
            </Act>
          )}
        </span>
      )}
    </div>
  );
}

function Act({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-5 items-center justify-center rounded-sm text-ink-muted hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  );
}
