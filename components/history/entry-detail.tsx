"use client";

import { Redo2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { Button } from "@/components/ui/button";
import type { RecordedChange } from "@/lib/change/entry";
import type { ListedEntry } from "@/lib/change/history-page";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { historyHref } from "@/lib/url-state/history-state";
import { FileChange } from "./file-change";
import { turnChange } from "./turn-change";

/** Files of a change that are listed before one asks for more. */
const FIRST = 50;

type Props = { entry: ListedEntry; onChanged: () => void };
type DetailProps = Props & { own: boolean };

/** What a change did, file by file, and the way back. */
export function EntryDetail({ entry, own, onChanged }: DetailProps) {
  const { files, refusal } = useFiles(entry, own);
  const [shown, setShown] = useState(FIRST);
  const at = new Date(entry.at);
  return (
    <div className="space-y-3 border-t px-3 pt-2 pb-4 sm:pl-[52px]">
      <p className="text-ink-muted">
        {at.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" })} by {visibleText(entry.who)}
        {entry.of !== null && (
          <>
            , of change{" "}
            <Link
              href={historyHref({ why: null, text: "", entry: entry.of })}
              className="font-mono text-code underline"
            >
              {entry.of}
            </Link>
          </>
        )}
        . {entry.reason !== null && visibleText(entry.reason)}
      </p>
      <Turns entry={entry} onChanged={onChanged} />
      {refusal && <RefusalNote refusal={refusal} />}
      <ul aria-label="Files" className="divide-y rounded-md border">
        {files.slice(0, shown).map((change) => (
          <FileChange
            key={change.path}
            entry={entry}
            change={change}
            initial={files.length === 1}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {files.length > shown && (
        <Button onClick={() => setShown(shown + 10 * FIRST)}>
          Show more of {formatQuantity(files.length, "file")}
        </Button>
      )}
    </div>
  );
}

/** Undo or redo of the whole change, whichever it can. */
function Turns({ entry, onChanged }: Props) {
  const { actions, readOnly } = useServer();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const way = entry.state === "done" ? "undo" : entry.state === "undone" ? "redo" : null;
  // What undoing and redoing did is turned by way of the change that they are of.
  if (readOnly || way === null || entry.why === "undo" || entry.why === "redo") return null;
  const turn = async () => {
    setBusy(true);
    setRefusal(await turnChange(way, entry.id, actions));
    setBusy(false);
    onChanged();
  };
  const all = entry.count > 1 ? ` all ${formatCount(entry.count)} files` : "";
  return (
    <>
      <Button onClick={turn} disabled={busy}>
        {way === "undo" ? <Undo2 aria-hidden size={14} /> : <Redo2 aria-hidden size={14} />}
        {way === "undo" ? "Undo" : "Redo"}
        {all}
      </Button>
      {refusal && <RefusalNote refusal={refusal} />}
    </>
  );
}

/** All files of a change; those that the list did not bring are fetched. */
function useFiles(entry: ListedEntry, own: boolean): { files: readonly RecordedChange[]; refusal: Refusal | null } {
  const { actions } = useServer();
  const { id } = entry;
  const known = own || entry.count === entry.files.length;
  const ask = useMemo(() => (known ? null : () => actions.filesOfEntry({ id })), [actions, id, known]);
  const { answer: read } = useAnswer(ask);
  return { files: read?.ok ? read.files : entry.files, refusal: refusalOf(read) };
}
