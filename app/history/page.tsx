import type { Metadata } from "next";
import { queryOf } from "@/app/r/[...path]/address";
import { RefusalNote } from "@/components/actions/refusal-note";
import { HistoryView } from "@/components/history/history-view";
import { HISTORY_PAGE } from "@/lib/change/history-page";
import { getCatalog } from "@/lib/io/catalog";
import { historyPage } from "@/lib/io/history-page";
import { parseHistoryState } from "@/lib/url-state/history-state";

export const metadata: Metadata = { title: "History" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryRoute({ searchParams }: Props) {
  const state = parseHistoryState(queryOf(await searchParams));
  const read = await historyPage(getCatalog().root, { ...state, path: null, limit: HISTORY_PAGE });
  if (!read.ok) {
    return (
      <div className="p-4">
        <h1 className="mb-3 font-semibold">History</h1>
        <RefusalNote refusal={read.refusal} />
      </div>
    );
  }
  return <HistoryView state={state} first={read.page} now={Date.now()} />;
}
