"use client";

import { useEffect, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportChange } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ReviewRow, ShownRange } from "@/lib/review/view";

export type Act = { type: "restore" | "superseded"; ids: readonly string[] };

/** Files that are named one by one. */
const NAMED = 300;

const WORDS = {
  restore: {
    title: "Restore to the base",
    verb: "Restore",
    done: "Restored",
    about: "Each file gets the bytes of the base again. Undo brings back what it holds now.",
  },
  superseded: {
    title: "Delete superseded recordings",
    verb: "Delete",
    done: "Deleted",
    about: "The old file of each re-keyed recording goes to the trash; the new one stays.",
  },
};

/** What an act on the work tree would do, file by file; then it is done, or left. */
export function ActDialog({
  act,
  range: { base, head, key },
  baseName,
  onClose,
  onDone,
}: {
  act: Act;
  range: ShownRange;
  baseName: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { actions } = useServer();
  const { type, ids } = act;
  const [rows, setRows] = useState<ReviewRow[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const statusId = useId();
  useEffect(() => {
    let open = true;
    void heard(() => actions.reviewRows({ base, head, key, ids: [...ids] })).then((found) => {
      if (!open) return;
      if (found.ok) setRows(found.rows);
      else setRefusal(found.refusal);
    });
    return () => {
      open = false;
    };
  }, [actions, base, head, key, ids]);
  const words = WORDS[type];
  const wanted = ids.filter((id) => !left.has(id));
  const run = async () => {
    setBusy(true);
    setRefusal(null);
    const asked = { base, head, ids: wanted };
    const done = await heard(() =>
      type === "restore" ? actions.restoreToBase(asked) : actions.deleteSuperseded(asked),
    );
    setBusy(false);
    if (!done.ok) return setRefusal(done.refusal);
    const where = type === "restore" ? ` to ${baseName}` : "";
    const changed = done.entries.flatMap((entry) => (entry ? [entry.id] : []));
    void reportChange(`${words.done} ${formatQuantity(wanted.length, "recording")}${where}.`, changed, actions);
    onDone();
  };
  const footer = (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p id={statusId} role="status" className="tabular text-ink-muted">
        {formatCount(wanted.length)} of {formatQuantity(ids.length, "recording")}
      </p>
      <div className="flex gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          tone={type === "restore" ? "primary" : "danger"}
          aria-describedby={statusId}
          disabled={busy || rows === null || wanted.length === 0}
          onClick={run}
        >
          {words.verb} {formatQuantity(wanted.length, "recording")}
        </Button>
      </div>
    </div>
  );
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.about}
      footer={footer}
    >
      <div className="min-h-32 space-y-2">
        {refusal && (
          <ErrorNote
            title={visibleText(refusal.problem.message)}
            where={refusal.path === null ? null : visibleText(refusal.path)}
            hint={visibleText(refusal.problem.hint)}
          />
        )}
        {rows === null && !refusal && <Skeleton className="h-24 w-full" />}
        {rows && rows.length > 1 && (
          <Button tone="quiet" onClick={() => setLeft(new Set(left.size === 0 ? ids : []))}>
            {left.size === 0 ? "Choose none" : "Choose all"}
          </Button>
        )}
        <ul aria-label="Recordings that change" className="divide-y">
          {rows?.slice(0, NAMED).map((row) => (
            <ActRow
              key={row.id}
              row={row}
              type={type}
              chosen={!left.has(row.id)}
              onChoose={(on) => {
                const next = new Set(left);
                if (on) next.delete(row.id);
                else next.add(row.id);
                setLeft(next);
              }}
            />
          ))}
        </ul>
        {rows && rows.length > NAMED && <p className="text-ink-muted">and {formatCount(rows.length - NAMED)} more</p>}
      </div>
    </Dialog>
  );
}

function ActRow({
  row: { path, basePath, testId, change },
  type,
  chosen,
  onChoose,
}: {
  row: ReviewRow;
  type: Act["type"];
  chosen: boolean;
  onChoose: (on: boolean) => void;
}) {
  const goes = type === "superseded" ? (basePath ?? path) : path;
  return (
    <li className="flex items-start gap-2 py-1.5">
      <Checkbox
        className="mt-0.5"
        aria-label={visibleText(goes)}
        checked={chosen}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <div className="recorded min-w-0">
        {testId !== null && <p>{visibleText(testId)}</p>}
        <p className="font-mono text-code text-ink-muted">
          {visibleText(goes)}
          {type === "restore" && change === "added" && <span className="font-sans"> is new, and goes</span>}
          {type === "restore" && change === "deleted" && <span className="font-sans"> comes back</span>}
        </p>
        {type === "superseded" && (
          <p className="font-mono text-code text-ink-muted">
            <span className="font-sans">stays: </span>
            {visibleText(path)}
          </p>
        )}
      </div>
    </li>
  );
}
