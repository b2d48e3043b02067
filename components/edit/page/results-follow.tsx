"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { type CallPlace, callKey } from "../session/following";

/** Whether the results that name a call take its new id; asked once that id is changed. */
export function ResultsFollow({ call, label }: { call: CallPlace; label: string }) {
  const { named, store } = useEditing();
  const id = useId();
  const key = callKey(call);
  const isChanged = useSession(({ values }) => values[field.requestCall(call.message, call.part, "id")] !== undefined);
  const follows = useSession(({ staying }) => !staying.includes(key));
  const removed = useSession(({ removedMessages }) => removedMessages);
  const results = [...named].filter(([result, place]) => callKey(place) === key && !removed.includes(String(result)));
  if (!isChanged || results.length === 0) return null;
  const count = results.length === 1 ? "1 result takes" : `${results.length} results take`;
  return (
    <label htmlFor={id} className="flex w-fit flex-wrap items-center gap-x-1.5 text-small">
      <Checkbox
        id={id}
        checked={follows}
        aria-label={`Results of ${label} follow`}
        onChange={() => store.dispatch({ type: "follow", call: key, follows: !follows })}
      />
      <span>Results follow</span>
      <span className="text-ink-muted">
        {follows ? `${count} the new id` : `${results.length} will name a call that is not there`}
      </span>
    </label>
  );
}
