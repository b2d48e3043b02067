"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type Reading, ReadingProvider } from "@/components/conversation/reading-context";
import type { ReadingPreferences } from "@/components/conversation/reading-cookie";
import { useReadingPreferences } from "@/components/conversation/reading-preferences";
import type { DraftKeeping } from "../draft/use-draft";
import { EditField } from "../fields/edit-field";
import { flushTyping } from "../fields/use-typing";
import type { Left } from "../mode/edit-mode";
import type { EditBase } from "../session/base";
import { EditingProvider } from "../session/context";
import { changesIn, editsOf } from "../session/edits";
import { field, fieldsOf } from "../session/fields";
import { namedCallsOf } from "../session/following";
import type { Session } from "../session/session";
import { sessionStore } from "../session/store";
import { Answer } from "./answer";
import { editRowsOf } from "./edit-rows";
import { RequestMessages } from "./request-messages";
import { SaveBar } from "./save-bar";

export type EditorProps = {
  path: string;
  base: EditBase;
  /** The file is another by now. */
  changedOnDisk: boolean;
  chunks: number;
  preferences: ReadingPreferences;
  /** What was changed already, by an earlier page. */
  initial: Session;
  /** Whether it begins where the first change is. */
  goesToChange: boolean;
  keeping: DraftKeeping;
  /** Called when the editor goes, with what was not saved. */
  onLeft: (left: Left | null) => void;
};

/** A recording's conversation with its values as fields, and what was changed in them at the foot of the page. */
export function Editor(props: EditorProps) {
  const { path, base, changedOnDisk, chunks, preferences, initial, goesToChange, keeping, onLeft } = props;
  const [{ text }] = useReadingPreferences(preferences);
  const [store] = useState(() => sessionStore(initial));
  const rows = useMemo(() => editRowsOf(base.conversation), [base]);
  const editing = useMemo(
    () => ({ path, base, fields: fieldsOf(base), named: namedCallsOf(base.conversation.request), store }),
    [path, base, store],
  );
  const { begin, keep } = keeping;
  useEffect(() => {
    begin(base.hash);
    const inHand = () => {
      const session = store.get();
      if (changesIn(base, session) === 0) return null;
      return { baseHash: base.hash, draft: { type: "edits" as const, edits: editsOf(base, session) }, session };
    };
    if (inHand()) keep(inHand);
    const unsubscribe = store.subscribe(() => keep(inHand));
    // Before the draft is written down for the last time.
    window.addEventListener("pagehide", flushTyping, { capture: true });
    return () => {
      const session = store.get();
      const held = inHand();
      onLeft(held && { ...held, session, changes: changesIn(base, session) });
      unsubscribe();
      window.removeEventListener("pagehide", flushTyping, { capture: true });
    };
  }, [store, base, begin, keep, onLeft]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (goesToChange) goToChange(section.current);
  }, [goesToChange]);
  const reading = useMemo(
    (): Reading => ({
      text,
      reasoning: "shown",
      path,
      compact: false,
      awake: true,
      loadWhole: async () => true,
      copyMessage: async () => null,
    }),
    [text, path],
  );
  return (
    <ReadingProvider value={reading}>
      <EditingProvider value={editing}>
        <section ref={section} aria-label="Editor" className="flex min-w-0 flex-1 flex-col">
          <div className="border-b px-4 py-2 md:pl-[124px]">
            <EditField name={field.testId} label="Test id" short="test id" look="code" oneLine placeholder="none" />
          </div>
          <RequestMessages rows={rows.request} />
          <Answer rows={rows.answer} chunks={chunks} />
          <SaveBar changedOnDisk={changedOnDisk} keeping={keeping} />
        </section>
      </EditingProvider>
    </ReadingProvider>
  );
}

function goToChange(editor: HTMLElement | null) {
  const change = editor?.querySelector<HTMLElement>("[data-changed]");
  if (!change) return;
  const control =
    change.querySelector<HTMLElement>("textarea,input,select,[contenteditable=true]") ?? change.querySelector("button");
  control?.focus({ preventScroll: true });
  // A long text from its beginning, below what stays at the top of the page.
  const isTall = change.offsetHeight > window.innerHeight / 2;
  if (isTall) (change.closest("article") ?? change).scrollIntoView({ block: "start" });
  else change.scrollIntoView({ block: "center" });
}
