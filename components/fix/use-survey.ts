"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { FixRow, FixTarget } from "@/lib/change/fix-preview";
import type { Refusal } from "@/lib/change/refusal";
import type { Fix } from "@/lib/fix/fix";
import { withRivalsRefused } from "@/lib/fix/rivals";
import type { FindingPlace } from "@/lib/lint/fixable";

/** What is to be mended: findings of a rule; `chosen` null: all of them. */
export type FixChoice = { rule: string; chosen: FindingPlace[] | null };

export type Survey = {
  fix: Pick<Fix, "name" | "title" | "about"> | null;
  targets: FixTarget[];
  /** What is known so far; of all targets once the look at them is over. */
  rows: FixRow[];
  /** Findings that no fix mends. */
  left: number;
  refusal: Refusal | null;
};

const NOTHING: Survey = { fix: null, targets: [], rows: [], left: 0, refusal: null };

/** Files that are looked at with one question: few enough that another question need not wait long. */
const STEP = 40;

/** Looks at what a fix would do to each file, a few at a time, as long as the component is there. */
export function useSurvey({ rule, chosen }: FixChoice): Survey {
  const { actions } = useServer();
  const [survey, setSurvey] = useState<Survey>(NOTHING);
  useEffect(() => {
    let open = true;
    const look = async () => {
      const found = await heard(() => actions.fixTargets({ rule, chosen }));
      if (!open) return;
      if (!found.ok) return setSurvey({ ...NOTHING, refusal: found.refusal });
      const { fix, targets, left } = found;
      setSurvey({ ...NOTHING, fix, targets, left });
      for (let from = 0; from < targets.length; from += STEP) {
        const asked = { fix: fix.name, targets: targets.slice(from, from + STEP) };
        const seen = await heard(() => actions.surveyFix(asked));
        if (!open) return;
        if (!seen.ok) return setSurvey((old) => ({ ...old, refusal: seen.refusal }));
        setSurvey((old) => ({ ...old, rows: withRivalsRefused([...old.rows, ...seen.rows]) }));
      }
    };
    void look();
    return () => {
      open = false;
    };
  }, [actions, rule, chosen]);
  return survey;
}
