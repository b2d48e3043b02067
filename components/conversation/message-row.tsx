import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { MessageActions } from "./message-actions";
import { PartList } from "./part-list";
import { roleClasses } from "./role";
import type { Row } from "./rows";

export function MessageRow({ row, compact }: { row: Row; compact: boolean }) {
  return (
    <MessageFrame row={row} compact={compact} actions={<MessageActions row={row} />}>
      <PartList row={row} />
    </MessageFrame>
  );
}

/** One message: a narrow rule and a label say who speaks, the rest is what was said. */
export function MessageFrame({
  row,
  compact = false,
  wide = false,
  actions,
  children,
}: {
  row: Row;
  compact?: boolean;
  /** The actions are more than two. */
  wide?: boolean;
  actions: ReactNode;
  children: ReactNode;
}) {
  const { rule, label } = roleClasses(row.role);
  const choice = row.choice ? `choice ${row.choice.position} of ${row.choice.count}` : null;
  return (
    <article
      id={compact ? undefined : row.anchor}
      data-message
      tabIndex={-1}
      aria-label={`Message ${row.number}, ${visibleText(row.role)}`}
      className={cx(
        "group/message relative scroll-mt-14 py-2.5 pr-2 pl-4 target:bg-selected md:scroll-mt-[127px]",
        !compact && "md:grid md:gap-x-2",
        !compact && (wide ? "md:grid-cols-[100px_minmax(0,1fr)_100px]" : "md:grid-cols-[100px_minmax(0,1fr)_52px]"),
      )}
    >
      <span aria-hidden className={cx("absolute top-2.5 bottom-2.5 left-1 w-[3px] rounded-full", rule)} />
      <header
        className={cx(
          "flex flex-wrap items-baseline gap-x-1.5 leading-[22px]",
          wide ? "pr-28" : "pr-14",
          !compact && "md:sticky md:top-[133px] md:-mt-px md:self-start md:pr-0",
        )}
      >
        <span className={cx("recorded font-semibold", label)}>{visibleText(row.role) || "(no role)"}</span>
        {choice && <span className="text-small text-ink-muted">{choice}</span>}
        {row.answers !== null && (
          <span className="recorded text-ink-muted">
            of <span className="font-mono text-code">{visibleText(row.answers)}</span>
          </span>
        )}
        {row.name && row.name !== row.answers && (
          <span className="recorded font-mono text-code text-ink-muted">{visibleText(row.name)}</span>
        )}
        {row.isError && <span className="text-small text-error">failed</span>}
      </header>
      <div
        className={cx(
          "absolute top-2 right-2",
          !compact && "md:sticky md:top-[131px] md:order-3 md:-my-0.5 md:self-start",
        )}
      >
        {actions}
      </div>
      <div className="min-w-0">
        {row.alone && (
          <p className="recorded mb-1 text-small text-warning">
            {row.alone}
            {row.toolCallId && (
              <>
                : <span className="font-mono">{visibleText(row.toolCallId)}</span>
              </>
            )}
          </p>
        )}
        {children}
      </div>
    </article>
  );
}
