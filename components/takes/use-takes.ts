"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import type { PendingRecording } from "@/lib/take/pending";

/** Milliseconds before the server is asked: it answers one question after the other, and keys may step on quickly. */
const PAUSE = 60;

/** A recording's takes, compared with it; fetched anew when it or they change. */
export function useTakes({ path, now, takes }: PendingRecording) {
  const { actions } = useServer();
  const ids = takes.map(({ id, after, broken }) => [id, ...after, broken].join(" ")).join("\n");
  const ask = useCallback(() => actions.takesOf({ path }), [actions, path, now, ids]);
  return useAnswer(ask, PAUSE).answer;
}
