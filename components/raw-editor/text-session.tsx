"use client";

import { undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import type { EditorView } from "@codemirror/view";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { SaveDialog } from "@/components/edit/save-dialog";
import { useKeys } from "@/components/shell/keys";
import type { Draft } from "@/lib/change/draft";
import { EditBar } from "./edit-bar";
import { JsonEditor, showPlace } from "./json-editor";
import { jsonProblems, type TextProblem } from "./json-problems";
import { firstDifference, placeToOpen } from "./place-to-open";
import type { RawEditorProps } from "./raw-editor-props";
import { useTextDraft } from "./use-text-draft";

/** The editing of a file's text, from the first key to the save. */
export function TextSession({
  path,
  at,
  line,
  keeping,
  typed,
  isKept,
  onOutdated,
  leave,
  text,
  hash,
}: RawEditorProps & { text: string; hash: string }) {
  const isOutdated = typed !== null && typed.baseHash !== hash;
  const [initial] = useState(() => (typed && !isOutdated ? typed.text : text));
  const [opensAt] = useState(() => (initial === text ? placeToOpen(text, at, line) : firstDifference(text, initial)));
  const [changed, setChanged] = useState(initial !== text);
  const [problems, setProblems] = useState<TextProblem[]>([]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [stillInvalid, setStillInvalid] = useState(false);
  const wasInvalid = useMemo(() => jsonProblems(text).length > 0, [text]);
  const view = useRef<EditorView | null>(null);
  const { edited, read } = useTextDraft(text, initial, hash, keeping);
  const { take } = keeping;
  useEffect(() => {
    if (typed && isOutdated) onOutdated(typed);
    else if (isKept) take();
  }, [isOutdated, isKept, onOutdated, typed, take]);

  const onEdit = useCallback(
    (readNow: () => string) => {
      setChanged(true);
      setStillInvalid(false);
      edited(readNow);
    },
    [edited],
  );
  const problemsOf = useCallback(
    async (now: string) => {
      setChanged(now !== text);
      const { recordingProblems } = await import("./recording-problems");
      return recordingProblems(path, now);
    },
    [path, text],
  );
  const goTo = (problem: TextProblem) => view.current && showPlace(view.current, problem.from);
  const review = () => {
    const now = read();
    if (now === text) return toast("Nothing was changed.");
    const found = jsonProblems(now);
    const [first] = found;
    if (!first) return setDraft({ type: "text", text: now });
    setProblems(found);
    setStillInvalid(true);
    goTo(first);
  };
  const discard = () => {
    const { current } = view;
    if (!current) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
    setChanged(false);
    toast("Discarded your changes.", { action: { label: "Undo", onClick: () => undo(current) } });
  };
  const done = () => {
    const now = read();
    leave(now === text ? null : { text: now, baseHash: hash });
  };
  const finish = () => {
    keeping.clear();
    leave(null);
  };
  useKeys(
    [
      { keys: ["mod+s", "mod+Enter"], label: "Review and save", run: review, everywhere: true },
      {
        keys: ["mod+f"],
        label: "Search in the text",
        run: () => view.current && openSearchPanel(view.current),
        everywhere: true,
      },
      {
        keys: ["Escape"],
        label: "Leave the text, then the editor",
        run: (event) => step(event, done),
        everywhere: true,
      },
    ],
    "Editor",
  );
  return (
    <section aria-label="Text editor" className="flex min-h-0 flex-1 flex-col">
      <JsonEditor
        ref={view}
        initial={initial}
        label="Text of the file"
        onEdit={onEdit}
        problems={problemsOf}
        onProblems={setProblems}
        focusAt={opensAt}
      />
      <EditBar
        changed={changed}
        problems={problems}
        blocked={stillInvalid && !wasInvalid}
        onGoTo={goTo}
        onReview={review}
        onSaveInvalid={
          stillInvalid && wasInvalid ? () => setDraft({ type: "text", text: read(), allowInvalid: true }) : null
        }
        onDiscard={discard}
        onLeave={done}
      />
      {draft && (
        <SaveDialog
          path={path}
          baseHash={hash}
          baseText={keeping.baseText}
          draft={draft}
          open
          onOpenChange={() => setDraft(null)}
          onSaved={finish}
          onDiscard={finish}
        />
      )}
    </section>
  );
}

/** Out of the text, so that the page's keys and Tab work again; from there, out of the editor. */
function step(event: KeyboardEvent, leave: () => void) {
  const { target } = event;
  if (target instanceof HTMLElement && target.isContentEditable) target.blur();
  else leave();
}
