"use client";

import { useEffect, useMemo, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { DuplicatePreview, DuplicateSource } from "@/lib/change/duplicate";
import type { Refusal } from "@/lib/change/refusal";
import type { EditInput } from "@/lib/edit/edit";

const PAUSE = 250;

/** The edits that make a copy differ, and what it would be called by them. `fresh`: it is of what is typed now. */
export function useCopy(
  { path, hash, testId, fields }: DuplicateSource,
  typedId: string,
  typed: ReadonlyMap<string, string>,
) {
  const { actions } = useServer();
  const input = useMemo(() => {
    const edits: EditInput[] = fields.flatMap(({ pointer, json }) => {
      const text = typed.get(pointer);
      return text === undefined || text === json ? [] : [{ type: "set", pointer, json: text }];
    });
    if (typedId !== (testId ?? "")) edits.push({ type: "test-id", value: typedId === "" ? null : typedId });
    return { path, expectedHash: hash, edits };
  }, [path, hash, testId, fields, typedId, typed]);
  const [seen, setSeen] = useState<{ input: typeof input; answer: DuplicatePreview | Refusal } | null>(null);
  useEffect(() => {
    let open = true;
    const timer = setTimeout(async () => {
      const found = await heard(() => actions.previewDuplicate(input));
      if (open) setSeen({ input, answer: found.ok ? found.preview : found.refusal });
    }, PAUSE);
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [actions, input]);
  return { input, seen: seen?.answer ?? null, fresh: seen?.input === input };
}
