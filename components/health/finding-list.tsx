"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { RecordingLink } from "@/components/recording/recording-link";
import { Button } from "@/components/ui/button";
import { Sentence } from "@/components/ui/sentence";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { RuleCount } from "@/lib/lint/by-rule";
import type { FindingsPage } from "./health-data";
import { LevelMark } from "./level-mark";
import { useFindings } from "./use-findings";

const ROW_HEIGHT = 60;

/** The findings of one rule: each opens its recording at the place; several can be chosen and taken along. */
export function FindingList({ rule, first }: { rule: RuleCount; first: FindingsPage }) {
  const { findings, total, error, more } = useFindings(rule.rule, first);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const anchor = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= findings.length - 50) void more();
  }, [last, findings.length, more]);

  const toggle = (index: number, range: boolean) => {
    const from = range && anchor.current !== null ? Math.min(anchor.current, index) : index;
    const to = range && anchor.current !== null ? Math.max(anchor.current, index) : index;
    const select = !chosen.has(index);
    setChosen((old) => {
      const next = new Set(old);
      for (let at = from; at <= to; at++) select ? next.add(at) : next.delete(at);
      return next;
    });
    anchor.current = index;
  };
  const copyPaths = async () => {
    const paths = [...new Set([...chosen].sort((a, b) => a - b).flatMap((index) => findings[index]?.path ?? []))];
    try {
      await navigator.clipboard.writeText(`${paths.join("\n")}\n`);
      toast(`Copied ${formatQuantity(paths.length, "path")}.`);
    } catch {
      toast.error("The browser refused the clipboard.");
    }
  };

  return (
    <section aria-label={rule.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="border-b px-4 py-2">
        <h2 className="font-semibold">
          <Sentence text={rule.title} />
        </h2>
        <p className="max-w-[80ch] text-ink-muted">{rule.why}</p>
      </header>
      <div className="flex min-h-9 items-center gap-2 border-b px-4">
        <input
          type="checkbox"
          aria-label="Select all findings that are loaded"
          checked={chosen.size > 0 && chosen.size === findings.length}
          onChange={(event) => setChosen(event.target.checked ? new Set(findings.keys()) : new Set())}
        />
        <span role="status" className="tabular text-ink-muted">
          {chosen.size > 0
            ? `${formatCount(chosen.size)} of ${formatCount(total)} selected`
            : formatQuantity(total, "finding")}
        </span>
        {chosen.size > 0 && (
          <Button tone="quiet" onClick={copyPaths}>
            Copy paths
          </Button>
        )}
        {error !== null && (
          <span role="alert" className="text-error">
            {error}
          </span>
        )}
      </div>
      <section ref={scroller} tabIndex={0} aria-label="Findings" className="min-h-0 flex-1 overflow-y-auto">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const finding = findings[index];
            if (!finding) return null;
            return (
              <li
                key={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                style={{ top: start, height: ROW_HEIGHT }}
                className="absolute inset-x-0 flex items-start gap-3 border-b px-4 py-2"
              >
                <input
                  type="checkbox"
                  aria-label={`Select finding ${index + 1}`}
                  checked={chosen.has(index)}
                  onChange={() => undefined}
                  onClick={(event) => toggle(index, event.shiftKey)}
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
                    <Sentence text={finding.message} />
                    {finding.fix !== null && (
                      <span className="text-ink-muted">
                        {" "}
                        <Sentence text={finding.fix} />
                      </span>
                    )}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      </section>
    </section>
  );
}
