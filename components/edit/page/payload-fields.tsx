"use client";

import { useMemo, useState } from "react";
import type { Payload } from "@/lib/recording/message";
import { JsonEntry } from "./json-entry";

/** Entries that are listed before a click. */
const FEW = 24;

/** What an answer holds that is no conversation, entry by entry as JSON. */
export function PayloadFields({ payload }: { payload: Payload }) {
  const entries = useMemo(() => entriesOf(payload), [payload]);
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FEW);
  return (
    <section aria-label="Values as JSON" className="space-y-1 border-t px-4 py-3">
      {shown.map(({ label, pointer }) => (
        <JsonEntry key={pointer} label={label} pointer={pointer} />
      ))}
      {shown.length < entries.length && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="rounded-sm text-small text-accent hover:underline"
        >
          All {entries.length} values
        </button>
      )}
    </section>
  );
}

/** The values of a payload that are edited one by one; a list of models is one value. */
function entriesOf(payload: Payload): { label: string; pointer: string }[] {
  switch (payload.type) {
    case "embeddings":
      return payload.vectors.map(({ pointer }, at) => ({ label: `Vector ${at + 1}`, pointer }));
    case "models": {
      const list = commonList(payload.rows.map(({ pointer }) => pointer));
      if (list !== null) return [{ label: "List of models", pointer: list }];
      return payload.rows.map(({ pointer }, at) => ({ label: `Model ${at + 1}`, pointer }));
    }
    case "items":
      return payload.items.flatMap(({ pointer }, at) =>
        pointer === null ? [] : [{ label: `Item ${at + 1}`, pointer }],
      );
  }
}

/** The list that holds all these items; null where they stand in several. */
function commonList(pointers: readonly string[]): string | null {
  const lists = new Set(pointers.map((pointer) => /^(.*)\/\d+(?:\/__data__)?$/.exec(pointer)?.[1] ?? null));
  const [list] = lists;
  return lists.size === 1 && list !== undefined ? list : null;
}
