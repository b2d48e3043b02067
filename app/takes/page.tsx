import type { Metadata } from "next";
import { queryOf } from "@/app/r/[...path]/address";
import { RefusalNote } from "@/components/actions/refusal-note";
import { Awaited } from "@/components/shell/awaited";
import { ProviderList } from "@/components/takes/provider-list";
import { TakesHeader } from "@/components/takes/takes-header";
import { TakesSkeleton } from "@/components/takes/takes-skeleton";
import { TakesView } from "@/components/takes/takes-view";
import { UnfinishedBatches } from "@/components/takes/unfinished-batches";
import { getCatalog } from "@/lib/io/catalog";
import { unfinishedIn } from "@/lib/io/takes/batch-file";
import { countTakes, pendingRecordings } from "@/lib/io/takes/pending";
import { readinessOf } from "@/lib/io/takes/readiness";

export const metadata: Metadata = { title: "Takes" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TakesPage({ searchParams }: Props) {
  const query = queryOf(await searchParams);
  const { root } = getCatalog();
  const view = query.get("view") === "providers" ? "providers" : "takes";
  const loading = (
    <>
      <TakesHeader view={view} takes={await countTakes(root)} damaged={0} />
      <TakesSkeleton />
    </>
  );
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <Awaited fallback={loading}>
        <Takes view={view} />
      </Awaited>
    </div>
  );
}

async function Takes({ view }: { view: "takes" | "providers" }) {
  const catalog = getCatalog();
  const now = Date.now();
  const pending = await pendingRecordings(catalog);
  const unfinished = view === "takes" ? await unfinishedIn(catalog.root) : [];
  const readiness = view === "providers" ? await readinessOf(catalog) : null;
  return (
    <>
      <TakesHeader
        view={view}
        takes={pending.ok ? pending.recordings.reduce((sum, { takes }) => sum + takes.length, 0) : 0}
        damaged={pending.ok ? pending.damaged : 0}
      />
      <UnfinishedBatches batches={unfinished} now={now} />
      {!pending.ok && view === "takes" && <RefusalNote refusal={pending.refusal} />}
      {pending.ok && view === "takes" && <TakesView recordings={pending.recordings} now={now} />}
      {readiness && !readiness.ok && (
        <div className="p-4">
          <RefusalNote refusal={readiness.refusal} />
        </div>
      )}
      {readiness?.ok && <ProviderList hosts={readiness.hosts} />}
    </>
  );
}
