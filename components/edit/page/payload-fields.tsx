"use client";

import { Pencil } from "lucide-react";
import { useMemo, useState } from "react";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { Payload } from "@/lib/recording/message";
import { EditField } from "../fields/edit-field";
import { jsonShown } from "../session/arguments-text";
import { useEditing, useSession } from "../session/context";
import { fetchValue } from "../session/fetch-value";
import { field } from "../session/fields";

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

function JsonEntry({ label, pointer }: { label: string; pointer: string }) {
  const { path, base } = useEditing();
  const name = field.json(pointer);
  const typed = useSession(({ values }) => values[name]);
  const [loaded, setLoaded] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const was = typed?.was ?? loaded;
  const open = () =>
    fetchValue(path, pointer, base.hash).then(
      (json) => setLoaded(jsonShown(json)),
      (reason) => setFailure(reason instanceof Error ? reason.message : String(reason)),
    );
  if (failure !== null) return <ErrorNote title={`${label} could not be read`} where={failure} />;
  if (was !== null) {
    return (
      <EditField
        name={name}
        was={was}
        label={`${label} as JSON`}
        short={label}
        look="code"
        focused={loaded !== null}
        className="max-h-96 overflow-y-auto"
      />
    );
  }
  return (
    <p className="flex items-baseline gap-2">
      <span className="recorded min-w-0 truncate">{visibleText(label)}</span>
      <button
        type="button"
        aria-label={`Edit ${label} as JSON`}
        onClick={open}
        className="inline-flex shrink-0 items-center gap-1 rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
      >
        <Pencil aria-hidden size={11} />
        edit as JSON
      </button>
    </p>
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
