"use client";

import { useMemo, useState } from "react";
import { type Reading, ReadingProvider } from "@/components/conversation/reading-context";
import type { ReadingPreferences } from "@/components/conversation/reading-cookie";
import { useReadingPreferences } from "@/components/conversation/reading-preferences";
import { EditField } from "../fields/edit-field";
import type { EditBase } from "../session/base";
import { EditingProvider } from "../session/context";
import { field, fieldsOf } from "../session/fields";
import { emptySession } from "../session/session";
import { sessionStore } from "../session/store";
import { Answer } from "./answer";
import { editRowsOf } from "./edit-rows";
import { RequestMessages } from "./request-messages";
import { SaveBar } from "./save-bar";

export type EditorProps = {
  path: string;
  base: EditBase;
  chunks: number;
  preferences: ReadingPreferences;
  leave: () => void;
};

/** A recording's conversation with its values as fields, and what was changed in them at the foot of the page. */
export function Editor({ path, base, chunks, preferences, leave }: EditorProps) {
  const [{ text }] = useReadingPreferences(preferences);
  const [store] = useState(() => sessionStore(emptySession));
  const rows = useMemo(() => editRowsOf(base.conversation), [base]);
  const editing = useMemo(() => ({ path, base, fields: fieldsOf(base), store }), [path, base, store]);
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
        <section aria-label="Editor" className="min-w-0">
          <div className="border-b px-4 py-2 md:pl-[124px]">
            <EditField name={field.testId} label="Test id" short="test id" look="code" oneLine />
          </div>
          <RequestMessages rows={rows.request} />
          <Answer rows={rows.answer} chunks={chunks} />
          <SaveBar leave={leave} />
        </section>
      </EditingProvider>
    </ReadingProvider>
  );
}
