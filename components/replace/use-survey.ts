"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { fetchPaths } from "@/components/table/rows-client";
import type { ReplaceRow } from "@/lib/change/replace-preview";
import type { ReplaceQuery } from "@/lib/replace/query";
import type { ReplaceState } from "@/lib/url-state/replace-state";
import { handedOver } from "./hand-over";

export type Survey = {
  /** What was asked; null before anything was. */
  query: ReplaceQuery | null;
  looking: boolean;
  looked: number;
  total: number;
  /** Recordings with a match, so far. */
  rows: ReplaceRow[];
  problem: { message: string; hint: string } | null;
};

const NOTHING: Survey = { query: null, looking: false, looked: 0, total: 0, rows: [], problem: null };

/** Recordings that are looked at with one question: few enough that another question need not wait long. */
const STEP = 50;

/** Looks at what replacing would do to each recording, a few at a time; a new question ends the one before it. */
export function useSurvey(list: ReplaceState["list"]) {
  const { actions } = useServer();
  const [survey, setSurvey] = useState<Survey>(NOTHING);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );

  const stop = useCallback(() => {
    turn.current++;
    setSurvey((old) => ({ ...old, looking: false }));
  }, []);
  const clear = useCallback(() => {
    turn.current++;
    setSurvey(NOTHING);
  }, []);
  const ask = useCallback(
    async (query: ReplaceQuery) => {
      const mine = ++turn.current;
      const isMine = () => turn.current === mine;
      const fail = (message: string, hint: string) =>
        setSurvey((old) => ({ ...old, looking: false, problem: { message, hint } }));
      setSurvey({ ...NOTHING, query, looking: true });
      let paths: string[];
      try {
        const found = list === null ? handedOver() : await fetchPaths(list);
        if (!isMine()) return;
        if (!found)
          return fail("This tab knows of no selection", "Select recordings in the table, then replace in them.");
        paths = found;
      } catch (error) {
        if (isMine()) fail(error instanceof Error ? error.message : String(error), "Try again.");
        return;
      }
      setSurvey((old) => ({ ...old, total: paths.length }));
      for (let from = 0; from < paths.length; from += STEP) {
        const asked = paths.slice(from, from + STEP);
        const seen = await heard(() => actions.surveyReplace({ query, paths: asked }));
        if (!isMine()) return;
        if (!seen.ok) return fail(seen.refusal.problem.message, seen.refusal.problem.hint);
        setSurvey((old) => ({ ...old, looked: from + asked.length, rows: [...old.rows, ...seen.rows] }));
      }
      setSurvey((old) => ({ ...old, looking: false }));
    },
    [actions, list],
  );
  return { survey, ask, stop, clear };
}
