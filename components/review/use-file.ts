"use client";

import { useMemo } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import type { Refusal } from "@/lib/change/refusal";
import type { ReviewedFile, ShownRange } from "@/lib/review/view";

type Shown = { file: ReviewedFile | null; refusal: Refusal | null; isOld: boolean };

/** The difference that is chosen, fetched when it is; the last one stays until the next is there. */
export function useFile({ base, head, key }: ShownRange, id: string | null, first: ReviewedFile | null): Shown {
  const { actions } = useServer();
  const known = first?.id === id ? first : null;
  const ask = useMemo(() => {
    if (id === null) return null;
    return known ? async () => ({ ok: true as const, file: known }) : () => actions.reviewFile({ base, head, key, id });
  }, [actions, base, head, key, id, known]);
  const { answer, fresh } = useAnswer(ask);
  if (id === null) return { file: null, refusal: null, isOld: false };
  if (known) return { file: known, refusal: null, isOld: false };
  if (answer?.ok === false) return { file: null, refusal: answer.refusal, isOld: !fresh };
  return { file: answer?.file ?? first, refusal: null, isOld: !fresh };
}
