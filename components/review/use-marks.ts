"use client";

import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportRefusal } from "@/components/actions/report";
import type { Mark } from "@/lib/review/mark";
import { isPending } from "@/lib/review/sections";
import type { ReviewView } from "@/lib/review/view";

const NONE: Mark = { viewed: false, decision: null, comment: "" };

export type Marks = {
  of: (id: string) => Mark;
  isDecided: (id: string) => boolean;
  /** Puts marks on differences; shown at once, taken back where the server refuses. */
  set: (ids: readonly string[], change: Partial<Mark>) => void;
  decided: number;
  pending: number;
};

/** What was made of the differences of a page. */
export function useMarks(view: ReviewView): Marks {
  const { actions } = useServer();
  const [marks, setMarks] = useState(view.marks);
  const latest = useRef(marks);
  /** Marks that the server has not heard of yet. */
  const unheard = useRef(new Map<string, Mark>());
  const put = (next: Record<string, Mark>) => {
    latest.current = next;
    setMarks(next);
  };
  useEffect(() => {
    // A view may have been made ahead of what was marked since.
    latest.current = { ...view.marks, ...Object.fromEntries(unheard.current) };
    setMarks(latest.current);
  }, [view.marks]);
  const of = (id: string) => marks[id] ?? NONE;
  const isDecided = (id: string) => of(id).decision !== null;
  const set = (ids: readonly string[], change: Partial<Mark>) => {
    const before = latest.current;
    const changed = ids.map((id) => ({ id, mark: { ...(before[id] ?? NONE), ...change } }));
    put({ ...before, ...Object.fromEntries(changed.map(({ id, mark }) => [id, mark])) });
    for (const { id, mark } of changed) unheard.current.set(id, mark);
    void heard(() => actions.markReviewed({ marks: changed })).then((done) => {
      for (const { id, mark } of changed) if (unheard.current.get(id) === mark) unheard.current.delete(id);
      if (done.ok) return;
      put({ ...latest.current, ...Object.fromEntries(ids.map((id) => [id, before[id] ?? NONE])) });
      void reportRefusal(done.refusal);
    });
  };
  const wanted = view.groups.flatMap(({ section, ids }) => (isPending(section) ? ids : []));
  return { of, isDecided, set, decided: wanted.filter(isDecided).length, pending: wanted.length };
}
