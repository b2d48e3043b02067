"use client";

import { useCallback, useMemo } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import type { DuplicateSource } from "@/lib/change/duplicate";
import type { EditInput } from "@/lib/edit/edit";

/** Milliseconds without typing after which the copy is looked at. */
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
  const ask = useCallback(() => actions.previewDuplicate(input), [actions, input]);
  return { input, ...useAnswer(ask, PAUSE) };
}
