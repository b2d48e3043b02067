"use client";

import { EmbeddingList } from "@/components/payload/embedding-list";
import { ItemList } from "@/components/payload/item-list";
import { ModelTable } from "@/components/payload/model-table";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format/human";
import type { PayloadView } from "./payload-view";
import { useReading } from "./reading-context";

/** What an answer holds that is no conversation. */
export function PayloadPanel({ payload }: { payload: PayloadView }) {
  const { loadWhole } = useReading();
  const carried = countOf(payload);
  return (
    <div className="min-w-0 px-4 py-3">
      {payload.type === "embeddings" && <EmbeddingList vectors={payload.vectors} total={payload.total} />}
      {payload.type === "models" && <ModelTable columns={payload.columns} rows={payload.rows} total={payload.total} />}
      {payload.type === "items" && <ItemList label={payload.label} items={payload.items} total={payload.total} />}
      {carried < payload.total && (
        <Button className="mt-2" onClick={loadWhole}>
          Show all {formatCount(payload.total)}
        </Button>
      )}
    </div>
  );
}

function countOf(payload: PayloadView): number {
  switch (payload.type) {
    case "embeddings":
      return payload.vectors.length;
    case "models":
      return payload.rows.length;
    case "items":
      return payload.items.length;
  }
}
