"use client";

import { useMemo, useState } from "react";
import type { DraftKeeping } from "@/components/edit/draft/use-draft";
import { useHold } from "@/components/edit/mode/hold";
import { SaveDialog } from "@/components/edit/save-dialog";
import { useFileText } from "@/components/raw-editor/use-file-text";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import type { Draft } from "@/lib/change/draft";
import type { EditInput } from "@/lib/edit/edit";
import { visibleText } from "@/lib/format/visible";
import type { JsonDocument } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";
import { Tree } from "./tree";
import { above, type Intention } from "./tree-rows";
import { ValueDialog } from "./value-dialog";

/** A file as a tree of values, each of which can be changed by itself. `at` is the pointer that it opens at. */
export function TreeEditor({ path, at, keeping }: { path: string; at: string | null; keeping: DraftKeeping }) {
  const [saved, setSaved] = useState({ turn: 0, at });
  return (
    <LoadedTree
      key={saved.turn}
      path={path}
      at={saved.at}
      keeping={keeping}
      onSaved={(pointer) => setSaved({ turn: saved.turn + 1, at: pointer })}
    />
  );
}

function LoadedTree({
  path,
  at,
  keeping,
  onSaved,
}: {
  path: string;
  at: string | null;
  keeping: DraftKeeping;
  onSaved: (pointer: string) => void;
}) {
  const file = useFileText(path);
  const parsed = useMemo(() => (file.type === "text" ? parseJson(file.text) : null), [file]);
  if (file.type === "refused") return <Note title={file.message} path={path} hint={file.hint} />;
  if (file.type === "reading" || !parsed) {
    return (
      <div className="space-y-1.5 p-3" role="status" aria-label="Reading the file">
        <Skeleton className="h-3 w-40" />
        <Skeleton className="h-3 w-56" />
      </div>
    );
  }
  if (!parsed.ok) {
    return <Note title="The file is not JSON, so it has no values" path={path} hint="Edit its text instead." />;
  }
  return <EditableTree path={path} at={at} keeping={keeping} doc={parsed.doc} hash={file.hash} onSaved={onSaved} />;
}

function EditableTree({
  path,
  at,
  keeping,
  doc,
  hash,
  onSaved,
}: {
  path: string;
  at: string | null;
  keeping: DraftKeeping;
  doc: JsonDocument;
  hash: string;
  onSaved: (pointer: string) => void;
}) {
  const [intention, setIntention] = useState<Intention | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [place, setPlace] = useState("");
  useHold(intention !== null || draft !== null);
  const review = (edit: EditInput) => {
    const made: Draft = { type: "edits", edits: [edit] };
    keeping.keep(() => ({ baseHash: hash, draft: made, session: null }));
    setDraft(made);
  };
  const begin = (wanted: Intention) => {
    const { pointer } = wanted.row;
    setPlace(wanted.type === "remove" ? (above(pointer) ?? "") : pointer);
    if (wanted.type === "remove") review({ type: "remove", pointer: wanted.row.pointer });
    else setIntention(wanted);
  };
  const finish = () => {
    keeping.clear();
    onSaved(place);
  };
  return (
    <>
      <Tree doc={doc} at={at} onIntend={begin} />
      {intention && (
        <ValueDialog intention={intention} hidden={draft !== null} onClose={() => setIntention(null)} onDone={review} />
      )}
      {draft && (
        <SaveDialog
          path={path}
          baseHash={hash}
          baseText={keeping.baseText}
          draft={draft}
          open
          onOpenChange={() => {
            setDraft(null);
            keeping.clear();
          }}
          onSaved={finish}
          onDiscard={finish}
        />
      )}
    </>
  );
}

function Note({ title, path, hint }: { title: string; path: string; hint: string }) {
  return (
    <div className="p-4">
      <ErrorNote title={visibleText(title)} where={visibleText(path)} hint={hint} />
    </div>
  );
}
