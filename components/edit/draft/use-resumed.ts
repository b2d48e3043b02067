"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { Draft } from "@/lib/change/draft";
import type { KeptDraft } from "@/lib/change/kept-draft";
import { useEditMode } from "../mode/edit-mode";

const TABS: Record<Draft["type"], string | null> = { text: "raw", edits: null };

/**
 * What a click on Resume does in a tab whose editor goes on with drafts of one kind: those of the other kind are gone
 * on with in the tab that has their editor, which is opened.
 */
export function useResumed(type: Draft["type"], kept: KeptDraft | null, resume: (kept: KeptDraft) => void) {
  const router = useRouter();
  const { goesOn, setGoesOn } = useEditMode();
  useEffect(() => {
    if (goesOn !== type || kept?.draft.type !== type) return;
    setGoesOn(null);
    resume(kept);
  });
  return (asked: KeptDraft) => {
    if (asked.draft.type === type) return resume(asked);
    setGoesOn(asked.draft.type);
    const { pathname, searchParams } = new URL(window.location.href);
    const tab = TABS[asked.draft.type];
    if (tab === null) searchParams.delete("tab");
    else searchParams.set("tab", tab);
    router.replace(`${pathname}?${searchParams}`);
  };
}
