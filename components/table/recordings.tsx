"use client";

import { useLive } from "@/components/shell/live";
import type { RowsAnswer } from "@/lib/list/wire";
import { NothingToShow } from "./missing-root";
import { TablePage } from "./table-page";

/** The table, or what to do where there is nothing to list; follows the folder. */
export function Recordings({ initial }: { initial: { key: string; answer: RowsAnswer } }) {
  const { state, root, total } = useLive((live) => live.status);
  if (state === "missing-root") return <NothingToShow root={root} missing />;
  if (state === "ready" && total === 0) return <NothingToShow root={root} missing={false} />;
  return <TablePage initial={initial} />;
}
