"use client";

import { useState } from "react";
import { useServer } from "@/components/actions/context";
import type { KeptDraft } from "@/lib/change/kept-draft";
import { useHold } from "../mode/hold";
import { DraftNotice } from "./draft-notice";
import { KeptDraftDialog } from "./kept-draft-dialog";
import { useDraft } from "./use-draft";

/** Offers what was typed about a file where there is no editor for it: it is gone, or no recording any more. */
export function OrphanDraft({ path }: { path: string }) {
  const { readOnly } = useServer();
  const keeping = useDraft(path);
  const [resumed, setResumed] = useState<KeptDraft | null>(null);
  useHold(resumed !== null);
  if (readOnly) return null;
  return (
    <>
      <DraftNotice draft={keeping} onResume={setResumed} />
      {resumed && <KeptDraftDialog path={path} kept={resumed} keeping={keeping} onClose={() => setResumed(null)} />}
    </>
  );
}
