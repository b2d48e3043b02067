"use client";

import { useEffect } from "react";
import { Progress } from "@/components/ui/state";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { useLive } from "./live";

/** How many recordings there are; while they are read, how far that is, in the tab's title too. */
export function CatalogCount() {
  const { state, done, total } = useLive((live) => live.status);
  const indexing = state === "indexing";
  useTitlePrefix(indexing && total > 0 ? `${Math.floor((done / total) * 100)} % ` : "");
  if (state === "missing-root") return null;
  if (indexing) {
    const label = total === 0 ? "Looking for recordings" : `${formatCount(done)} of ${formatCount(total)} read`;
    return <Progress done={done} total={total} label={label} />;
  }
  return (
    <span className="tabular whitespace-nowrap text-ink-muted max-sm:hidden lg:max-xl:hidden">
      {formatQuantity(total, "recording")}
    </span>
  );
}

function useTitlePrefix(prefix: string): void {
  useEffect(() => {
    if (prefix === "") return;
    const title = document.title;
    document.title = prefix + title;
    return () => {
      if (document.title === prefix + title) document.title = title;
    };
  }, [prefix]);
}
