"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { Refusal } from "@/lib/change/refusal";
import type { ReviewedFile, ShownRange } from "@/lib/review/view";

type Loaded = { id: string; file: ReviewedFile | null; refusal: Refusal | null };

/** The difference that is chosen, fetched when it is; the last one stays until the next is there. */
export function useFile({ base, head, key }: ShownRange, id: string | null, first: ReviewedFile | null) {
  const { actions } = useServer();
  const [loaded, setLoaded] = useState<Loaded | null>(first && { id: first.id, file: first, refusal: null });
  const wanted = first?.id === id ? first : null;
  useEffect(() => {
    if (id === null) return;
    if (wanted) return setLoaded({ id, file: wanted, refusal: null });
    let open = true;
    void heard(() => actions.reviewFile({ base, head, key, id })).then((found) => {
      if (open)
        setLoaded(found.ok ? { id, file: found.file, refusal: null } : { id, file: null, refusal: found.refusal });
    });
    return () => {
      open = false;
    };
  }, [actions, base, head, key, id, wanted]);
  if (id === null) return { file: null, refusal: null, isOld: false };
  return { file: loaded?.file ?? null, refusal: loaded?.refusal ?? null, isOld: loaded?.id !== id };
}
