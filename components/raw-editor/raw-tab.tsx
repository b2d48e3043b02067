"use client";

import { ListTree, Pencil } from "lucide-react";
import { useCallback, useState } from "react";
import { useServer } from "@/components/actions/context";
import { DraftNotice } from "@/components/edit/draft/draft-notice";
import { KeptDraftDialog } from "@/components/edit/draft/kept-draft-dialog";
import { useDraft } from "@/components/edit/draft/use-draft";
import { useResumed } from "@/components/edit/draft/use-resumed";
import { useHold } from "@/components/edit/mode/hold";
import { LazyRaw, LazyRawEditor, LazyTree } from "@/components/recording/lazy-tabs";
import { useKeys } from "@/components/shell/keys";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import type { KeptDraft } from "@/lib/change/kept-draft";
import type { TypedText } from "./raw-editor-props";

type Draft = Pick<KeptDraft, "baseHash" | "draft">;

/** A file's text, to be read, edited, or looked at value by value. `at` is a JSON pointer, `line` counts from 1. */
export function RawTab({
  path,
  size,
  at = null,
  line = null,
  isRecording = true,
}: {
  path: string;
  size: number;
  at?: string | null;
  line?: number | null;
  /** False where the text is all that there is to edit. */
  isRecording?: boolean;
}) {
  const { readOnly } = useServer();
  const keeping = useDraft(path);
  const [view, setView] = useState<"text" | "tree" | "editor">("text");
  /** What the editor goes on with: `isKept` where an earlier page left it, else this one. */
  const [typed, setTyped] = useState<(TypedText & { isKept: boolean }) | null>(null);
  /** A draft that the editor cannot go on with: it is compared and saved as it is. */
  const [apart, setApart] = useState<Draft | null>(null);

  const resume = useResumed("text", keeping.kept, ({ baseHash, draft }) => {
    if (draft.type !== "text") return;
    setTyped({ text: draft.text, baseHash, isKept: true });
    setView("editor");
  });
  const resumeHere = (kept: KeptDraft) => (kept.draft.type === "text" ? resume(kept) : setApart(kept));
  const leave = useCallback((left: TypedText | null) => {
    setTyped(left && { ...left, isKept: false });
    setView("text");
  }, []);
  const onOutdated = useCallback(({ text, baseHash }: TypedText) => {
    setApart({ baseHash, draft: { type: "text", text } });
    setTyped(null);
    setView("text");
  }, []);
  const switchTree = () => setView(view === "tree" ? "text" : "tree");
  const isReading = view !== "editor";
  useHold(!isReading || apart !== null);
  useKeys([
    ...(isReading ? [{ keys: ["t"], label: "Text or tree of values", run: switchTree }] : []),
    ...(isReading && !readOnly ? [{ keys: ["e"], label: "Edit the text", run: () => setView("editor") }] : []),
  ]);
  const tools = (
    <>
      <Tooltip text={view === "tree" ? "Back to the text" : "Value by value"} keys="t">
        <Button tone="quiet" aria-pressed={view === "tree"} onClick={switchTree}>
          <ListTree aria-hidden size={13} />
          Tree
        </Button>
      </Tooltip>
      {!readOnly && (
        <Tooltip text="Edit the text as it stands" keys="e">
          <Button tone="quiet" onClick={() => setView("editor")}>
            <Pencil aria-hidden size={13} />
            Edit the text
            {typed && <Badge tone="changed">unsaved</Badge>}
          </Button>
        </Tooltip>
      )}
    </>
  );
  return (
    <>
      {!readOnly && <DraftNotice draft={keeping} onResume={isRecording ? resume : resumeHere} />}
      {view === "editor" && (
        <LazyRawEditor
          path={path}
          at={at}
          line={line}
          keeping={keeping}
          typed={typed}
          isKept={typed?.isKept ?? false}
          onOutdated={onOutdated}
          leave={leave}
        />
      )}
      {view === "tree" && (
        <>
          <div className="flex flex-wrap items-center border-b px-3 py-1">
            <p className="mr-auto text-ink-muted max-md:hidden">
              {readOnly ? "Values of the file" : "Enter edits a value, i puts one in, Delete takes it out."}
            </p>
            {tools}
          </div>
          <LazyTree path={path} at={at} keeping={keeping} />
        </>
      )}
      {view === "text" && <LazyRaw path={path} size={size} at={at} line={line} tools={tools} />}
      {apart && <KeptDraftDialog path={path} kept={apart} keeping={keeping} onClose={() => setApart(null)} />}
    </>
  );
}
