"use client";

import { History } from "lucide-react";
import { RefusalNote } from "@/components/actions/refusal-note";
import { EmptyState, Skeleton } from "@/components/ui/state";
import { EntryList } from "./entry-list";
import { useHistory } from "./use-history";

/** All changes of one recording, the latest first, also under earlier names. */
export function RecordingHistory({ path }: { path: string }) {
  const { page, refusal, more, refresh } = useHistory({ path, why: null, text: "", entry: null }, null);
  if (refusal) {
    return (
      <div className="p-4">
        <RefusalNote refusal={refusal} />
      </div>
    );
  }
  if (!page) {
    return (
      <div role="status" aria-label="Loading" className="space-y-2 p-4">
        <Skeleton className="h-4 w-80 max-w-full" />
        <Skeleton className="h-4 w-64 max-w-full" />
      </div>
    );
  }
  if (page.total === 0) {
    return (
      <EmptyState
        icon={History}
        title="Nothing was changed yet"
        hint="Every change of this recording is listed here, and each of its states can be brought back."
      />
    );
  }
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <EntryList
        page={page}
        now={Date.now()}
        named={null}
        own
        label="History of the recording"
        onMore={more}
        onChanged={refresh}
      />
    </div>
  );
}
