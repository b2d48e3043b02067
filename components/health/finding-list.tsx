"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import type { FixChoice } from "@/components/fix/use-survey";
import { Sentence } from "@/components/ui/sentence";
import type { RuleCount } from "@/lib/lint/by-rule";
import { FindingRow } from "./finding-row";
import type { FindingsPage } from "./health-data";
import { SelectionTools } from "./selection-tools";
import { useFindings } from "./use-findings";
import { useSelection } from "./use-selection";

const FixDialog = dynamic(() => import("@/components/fix/fix-dialog").then((module) => module.FixDialog), {
  ssr: false,
});

const ROW_HEIGHT = 60;

/**
 * The findings of one rule: each opens its recording at the place; several can be chosen and mended, or taken along.
 */
export function FindingList({ rule, first }: { rule: RuleCount; first: FindingsPage }) {
  const { readOnly } = useServer();
  const { findings, total, error, more } = useFindings(rule.rule, first);
  const selection = useSelection();
  const [fixing, setFixing] = useState<FixChoice | null>(null);
  const scroller = useRef<HTMLElement>(null);
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
  const fix = (indexes: Iterable<number> | null) => {
    const places = [...(indexes ?? [])].flatMap((index) => findings[index] ?? []);
    const chosen = indexes === null ? null : places.map(({ path, pointer }) => ({ path, pointer }));
    setFixing({ rule: rule.rule, chosen });
  };

  return (
    <section aria-label={rule.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="border-b px-4 py-2">
        <h2 className="font-semibold">
          <Sentence text={rule.title} />
        </h2>
        <p className="max-w-[80ch] text-ink-muted">
          <Sentence text={rule.why} />
        </p>
      </header>
      <SelectionTools
        findings={findings}
        total={total}
        error={error}
        selection={selection}
        onFix={readOnly ? null : () => fix(selection.everything ? null : selection.chosen)}
      />
      <section
        ref={scroller}
        tabIndex={0}
        aria-label="Findings"
        className="clear-of-work min-h-0 flex-1 overflow-y-auto"
      >
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
                <FindingRow
                  finding={finding}
                  index={index}
                  chosen={selection.everything || selection.chosen.has(index)}
                  onToggle={(range) => selection.toggle(index, range)}
                  onFix={readOnly ? null : () => fix([index])}
                />
              </li>
            );
          })}
        </ul>
      </section>
      {fixing && <FixDialog choice={fixing} onClose={() => setFixing(null)} />}
    </section>
  );
}
