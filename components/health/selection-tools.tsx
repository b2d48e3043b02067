"use client";

import { toast } from "sonner";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { HealthFinding } from "./health-data";
import type { useSelection } from "./use-selection";

type Props = {
  findings: readonly HealthFinding[];
  total: number;
  error: string | null;
  selection: ReturnType<typeof useSelection>;
  /** Null where nothing may be changed. */
  onFix: (() => void) | null;
};

/** How many findings are chosen, and what can be done with them. */
export function SelectionTools({ findings, total, error, selection, onFix }: Props) {
  const { chosen, everything, set, selectEverything } = selection;
  const count = everything ? total : chosen.size;
  const all = everything || (chosen.size > 0 && chosen.size === findings.length);
  const fixable = everything
    ? findings.some(({ fixName }) => fixName !== null)
    : [...chosen].some((index) => (findings[index]?.fixName ?? null) !== null);
  const fix = count > 0 && fixable ? onFix : null;
  useKeys([{ keys: ["f"], label: "Fix the selected findings", run: () => fix?.() }]);
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
    <div className="flex min-h-9 flex-wrap items-center gap-2 border-b px-4">
      <Checkbox
        aria-label="Select all findings that are loaded"
        checked={all || (chosen.size > 0 && "some")}
        onChange={(event) => set(event.target.checked ? new Set(findings.keys()) : new Set())}
      />
      <span role="status" className="tabular text-ink-muted">
        {count > 0 ? `${formatCount(count)} of ${formatCount(total)} selected` : formatQuantity(total, "finding")}
      </span>
      {all && !everything && total > findings.length && (
        <Button tone="quiet" onClick={selectEverything}>
          Select all {formatCount(total)}
        </Button>
      )}
      {fix && (
        <Button onClick={fix}>
          Fix {formatCount(count)}…
          <span aria-hidden>
            <Kbd keys="f" />
          </span>
        </Button>
      )}
      {count > 0 && !everything && (
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
  );
}
