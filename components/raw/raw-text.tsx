"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatQuantity } from "@/lib/format/human";
import { parseJson } from "@/lib/json/parse";
import { foldsAround, foldsOf, lineAt, lineStartsOf, matchesOf, rowsOf } from "./lines";
import { RawRowText } from "./raw-row";
import { RawSearch } from "./raw-search";
import { useColumns } from "./use-columns";

const ROW_HEIGHT = 18;
const MATCH_LIMIT = 10_000;

/** The raw text with line numbers, folding, search, and a place to open at. */
export function RawText({
  text,
  exact,
  at,
  line,
  tools,
}: {
  text: string;
  exact: boolean;
  at: string | null;
  line: number | null;
  /** Stand at the end of the bar. */
  tools?: ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [needle, setNeedle] = useState("");
  const [current, setCurrent] = useState(0);

  const starts = useMemo(() => lineStartsOf(text), [text]);
  const parsed = useMemo(() => parseJson(text), [text]);
  const folds = useMemo(() => (parsed.ok ? foldsOf(parsed.doc, starts) : new Map<number, number>()), [parsed, starts]);
  const rows = useMemo(() => rowsOf(text, starts, folds, closed, columns), [text, starts, folds, closed, columns]);
  const matches = useMemo(() => matchesOf(text, needle, MATCH_LIMIT), [text, needle]);

  const target = useMemo(() => {
    const node = at !== null && parsed.ok ? parsed.doc.at(at) : undefined;
    if (node) return { from: node.start, to: node.end };
    const start = line === null ? undefined : starts[line - 1];
    return start === undefined ? null : { from: start, to: starts[line ?? 0] ?? text.length };
  }, [at, line, parsed, starts, text]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 30,
  });

  const [wanted, setWanted] = useState<number | null>(null);
  const goTo = useCallback(
    (offset: number) => {
      const around = foldsAround(lineAt(starts, offset), folds);
      setClosed((old) =>
        around.some((first) => old.has(first)) ? new Set([...old].filter((f) => !around.includes(f))) : old,
      );
      setWanted(offset);
    },
    [starts, folds],
  );
  useEffect(() => {
    if (wanted === null) return;
    const row = rows.findLastIndex(({ from }) => from <= wanted);
    if (row >= 0) virtual.scrollToIndex(row, { align: "center" });
    setWanted(null);
  }, [wanted, rows, virtual]);
  useEffect(() => {
    if (target) goTo(target.from);
  }, [target, goTo]);

  const goToMatch = (position: number) => {
    if (matches.length === 0) return;
    const next = (position + matches.length) % matches.length;
    setCurrent(next);
    goTo(matches[next] ?? 0);
  };
  const search = (value: string) => {
    setNeedle(value);
    setCurrent(0);
    const [first] = matchesOf(text, value, 1);
    if (first !== undefined) goTo(first);
  };
  const toggle = (at: number) =>
    setClosed((old) => (old.has(at) ? new Set([...old].filter((other) => other !== at)) : new Set([...old, at])));

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-1">
        <RawSearch
          needle={needle}
          count={matches.length}
          limit={MATCH_LIMIT}
          current={current}
          onSearch={search}
          onMove={(by) => goToMatch(current + by)}
        />
        <span className="ml-auto text-ink-muted tabular">{formatQuantity(starts.length, "line")}</span>
        {!exact && <span className="text-warning">Not UTF-8: unreadable bytes are shown as �</span>}
        <Button tone="quiet" disabled={folds.size === 0} onClick={() => setClosed(deepFolds(folds))}>
          Fold all
        </Button>
        <Button tone="quiet" disabled={closed.size === 0} onClick={() => setClosed(new Set())}>
          Unfold all
        </Button>
        {tools}
      </div>
      <section
        ref={scroller}
        tabIndex={0}
        aria-label="Raw text of the file"
        className="min-h-0 flex-1 overflow-y-auto font-mono text-code"
      >
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const foldable = row.first && folds.has(row.line);
            const inTarget = target !== null && row.to > target.from && row.from < target.to;
            return (
              <div
                key={item.key}
                className={`absolute inset-x-0 flex ${inTarget ? "bg-selected" : ""}`}
                style={{ top: item.start, height: ROW_HEIGHT }}
              >
                <span aria-hidden className="w-14 shrink-0 pr-1 text-right text-ink-faint select-none tabular">
                  {row.first ? row.line + 1 : ""}
                </span>
                {foldable ? (
                  <button
                    type="button"
                    aria-label={`${closed.has(row.line) ? "Unfold" : "Fold"} line ${row.line + 1}`}
                    aria-expanded={!closed.has(row.line)}
                    onClick={() => toggle(row.line)}
                    className="flex w-5 shrink-0 items-center justify-center text-ink-faint hover:text-ink"
                  >
                    {closed.has(row.line) ? (
                      <ChevronRight aria-hidden size={12} />
                    ) : (
                      <ChevronDown aria-hidden size={12} />
                    )}
                  </button>
                ) : (
                  <span className="w-5 shrink-0" />
                )}
                <RawRowText text={text} row={row} needle={needle} matches={matches} current={matches[current] ?? -1} />
                {foldable && closed.has(row.line) && (
                  <span className="ml-2 text-ink-faint select-none">
                    … {formatQuantity((folds.get(row.line) ?? row.line) - row.line, "line")}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </section>
    </div>
  );
}

/** Everything but the outermost object, so that its members stay in sight. */
function deepFolds(folds: ReadonlyMap<number, number>): Set<number> {
  const [outermost] = folds.keys();
  return new Set([...folds.keys()].filter((line) => line !== outermost));
}
