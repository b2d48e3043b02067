"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Draft } from "@/lib/change/draft";
import type { Session } from "../session/session";
import { HoldProvider } from "./hold";

/** What an editor had in hand when it was left without saving. */
export type Left = { baseHash: string; draft: Draft; session: Session; changes: number };

type EditMode = {
  editing: boolean;
  left: Left | null;
  enter: () => void;
  leave: () => void;
  setLeft: (left: Left | null) => void;
  /** The kind of kept draft that the tab which is about to open goes on with; null where nobody asked. */
  goesOn: Draft["type"] | null;
  setGoesOn: (type: Draft["type"] | null) => void;
};

const EditModeContext = createContext<EditMode | null>(null);

/** Whether a page's recording is edited in place, and what was left unsaved; both outlive a look at another tab. */
export function EditModeProvider({ children }: { children: ReactNode }) {
  const [editing, setEditing] = useState(false);
  const [left, setLeft] = useState<Left | null>(null);
  const enter = useCallback(() => setEditing(true), []);
  const leave = useCallback(() => setEditing(false), []);
  const [goesOn, setGoesOn] = useState<Draft["type"] | null>(null);
  const mode = useMemo(
    () => ({ editing, left, enter, leave, setLeft, goesOn, setGoesOn }),
    [editing, left, enter, leave, goesOn],
  );
  return (
    <EditModeContext value={mode}>
      <HoldProvider>{children}</HoldProvider>
    </EditModeContext>
  );
}

export function useEditMode(): EditMode {
  const mode = useContext(EditModeContext);
  if (!mode) throw new Error("useEditMode outside of EditModeProvider");
  return mode;
}
