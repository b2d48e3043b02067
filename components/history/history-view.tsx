"use client";

import { History } from "lucide-react";
import { RefusalNote } from "@/components/actions/refusal-note";
import { EmptyState } from "@/components/ui/state";
import type { HistoryPage } from "@/lib/change/history-page";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { HistoryState } from "@/lib/url-state/history-state";
import { EntryList } from "./entry-list";
import { HistoryFilter } from "./history-filter";
import { useHistory } from "./use-history";

type Props = { state: HistoryState; first: HistoryPage; now: number };

/** All changes, the latest first, narrowed by why and by path. */
export function HistoryView({ state, first, now }: Props) {
  const { why, text, entry } = state;
  const { page, refusal, more, refresh } = useHistory({ why, text, entry, path: null }, first);
  const { total, all, damaged } = page ?? first;
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1">
        <h1 className="font-semibold">History</h1>
        <p role="status" className="tabular text-ink-muted">
          {total === all ? formatQuantity(all, "change") : `${formatCount(total)} of ${formatQuantity(all, "change")}`}
        </p>
        <HistoryFilter state={state} />
      </div>
      {damaged > 0 && <Damaged lines={damaged} />}
      {refusal && (
        <div className="p-3">
          <RefusalNote refusal={refusal} />
        </div>
      )}
      {total === 0 ? (
        <EmptyState
          icon={History}
          title={all === 0 ? "Nothing was changed yet" : "No change matches"}
          hint={
            all === 0
              ? "Every edit, deletion and fix made here or by the command line is listed, with both texts, and can be undone."
              : "Choose another kind of change, or another part of the path."
          }
        />
      ) : (
        <EntryList
          page={page ?? first}
          now={now}
          named={entry}
          label="List of changes"
          onMore={more}
          onChanged={refresh}
        />
      )}
    </div>
  );
}

function Damaged({ lines }: { lines: number }) {
  return (
    <p role="status" className="border-b bg-warning-fill px-4 py-1 text-warning">
      {formatQuantity(lines, "line")} of <code className="font-mono text-code">.tapedeck/journal/log.jsonl</code> cannot
      be read; {lines === 1 ? "a change that it told of is" : "changes that they told of are"} missing here.
    </p>
  );
}
