"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type EditMode = {
  editing: boolean;
  /** The file cannot be edited here: it is no recording, or nothing may be changed. */
  enter: () => void;
  leave: () => void;
};

const EditModeContext = createContext<EditMode>({ editing: false, enter: () => {}, leave: () => {} });

/** Whether the recording at a path is being edited in place; another path is not. */
export function EditModeProvider({ path, children }: { path: string; children: ReactNode }) {
  const [edited, setEdited] = useState<string | null>(null);
  const editing = edited === path;
  const mode = useMemo(
    (): EditMode => ({ editing, enter: () => setEdited(path), leave: () => setEdited(null) }),
    [editing, path],
  );
  return <EditModeContext value={mode}>{children}</EditModeContext>;
}

export function useEditMode(): EditMode {
  return useContext(EditModeContext);
}
