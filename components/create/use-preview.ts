"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import type { CreateDraft } from "@/lib/create/draft";

/** Milliseconds without typing after which the draft is looked at. */
const PAUSE = 300;

/** What a draft comes to, kept up with what is typed. `fresh`: it is of the draft as it stands. */
export function usePreview(draft: CreateDraft) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.previewCreate(draft), [actions, draft]);
  return useAnswer(ask, PAUSE);
}
