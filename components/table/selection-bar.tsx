"use client";

import { CassetteTape, ClipboardCopy, Replace, Trash2, Undo2, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { handOver } from "@/components/replace/hand-over";
import { useRerecording } from "@/components/rerecord/use-rerecording";
import { useKeys } from "@/components/shell/keys";
import { useLive } from "@/components/shell/live";
import { IconButton } from "@/components/ui/button";
import type { ListQuery } from "@/lib/catalog/query";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { nothingSelected, type Selection, selectAll, selectedCount } from "@/lib/list/selection";
import { type BarAction, BarActions } from "./bar-actions";
import { fetchPaths } from "./rows-client";

const RevertDialog = dynamic(() => import("@/components/committed/revert-dialog").then((file) => file.RevertDialog), {
  ssr: false,
});

/** What can be done with the selected rows. */
export function SelectionBar({
  query,
  selection,
  total,
  inGit,
  onChange,
  onDelete,
}: {
  query: ListQuery;
  selection: Selection;
  total: number;
  /** Whether git knows the folder. */
  inGit: boolean;
  onChange: (selection: Selection) => void;
  /** Null where nothing may be changed. */
  onDelete: (() => void) | null;
}) {
  const router = useRouter();
  const { readOnly } = useServer();
  // The selection as it was when the dialog was asked for.
  const [reverting, setReverting] = useState<(() => Promise<string[]>) | null>(null);
  const { start, dialog } = useRerecording();
  const count = selectedCount(selection, total);
  const growing = useLive((live) => live.status.state === "indexing") && selection.all;
  const rerecord = start && (() => start(() => selectedPaths(query, selection)));
  useKeys(count > 0 && rerecord ? [{ keys: ["r"], label: "Re-record the selected rows…", run: rerecord }] : []);
  if (count === 0) return null;
  const replace = async () => {
    try {
      router.push(handOver(query, selection, await selectedPaths(query, selection)));
    } catch (error) {
      const { toast } = await import("sonner");
      toast.error(error instanceof Error ? error.message : "The selection could not be handed over.");
    }
  };
  const copy = async () => {
    const { toast } = await import("sonner");
    try {
      const paths = await selectedPaths(query, selection);
      await navigator.clipboard.writeText(paths.join("\n"));
      toast.success(`Copied ${formatQuantity(paths.length, "path")}`);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "The browser refused the clipboard.");
    }
  };
  const actions: BarAction[] = [];
  if (count < total)
    actions.push({ label: `Select all ${formatCount(total)}`, run: () => onChange(selectAll(selection)) });
  actions.push({ label: "Copy paths", icon: ClipboardCopy, run: copy });
  if (rerecord) actions.push({ label: "Re-record…", icon: CassetteTape, run: rerecord, keys: "r", usual: true });
  if (!readOnly) actions.push({ label: "Replace…", icon: Replace, run: replace });
  if (onDelete) actions.push({ label: "Delete…", icon: Trash2, run: onDelete, keys: "d", usual: true });
  if (inGit && !readOnly) {
    const revert = () => setReverting(() => () => selectedPaths(query, selection));
    actions.push({ label: "Revert…", icon: Undo2, run: revert });
  }
  return (
    <section
      aria-label="Selection"
      className="flex min-h-10 flex-wrap items-center gap-1 border-t bg-surface px-3 py-1"
    >
      <p role="status" className="tabular font-medium sm:mr-2">
        {formatCount(count)} selected
        {growing && (
          <span className="font-normal text-ink-muted">
            {" so far"}
            <span className="max-sm:hidden">; the others join as they are read</span>
          </span>
        )}
      </p>
      <BarActions actions={actions} />
      {dialog}
      {reverting && <RevertDialog paths={reverting} onClose={() => setReverting(null)} />}
      <IconButton
        label="Clear the selection"
        keys="Esc"
        onClick={() => onChange(nothingSelected)}
        className="max-sm:order-first sm:ml-auto"
      >
        <X aria-hidden size={14} />
      </IconButton>
    </section>
  );
}

/** Fetches the paths of all that is selected. */
export async function selectedPaths(query: ListQuery, { all, picked, except }: Selection): Promise<string[]> {
  if (!all) return [...picked];
  return (await fetchPaths(query)).filter((path) => !except.has(path));
}
