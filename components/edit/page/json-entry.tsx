"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import { EditField } from "../fields/edit-field";
import { jsonShown } from "../session/arguments-text";
import { useEditing, useSession } from "../session/context";
import { fetchValue } from "../session/fetch-value";
import { field } from "../session/fields";

/** A value of the file that is edited as JSON, and fetched when somebody asks for that. */
export function JsonEntry({ label, name: said = label, pointer }: { label: string; name?: string; pointer: string }) {
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
  if (failure !== null) return <ErrorNote title={`${said} could not be read`} where={failure} />;
  if (was !== null) {
    return (
      <EditField
        name={name}
        was={was}
        label={`${said} as JSON`}
        short={label}
        look="code"
        focused={loaded !== null}
        className="max-h-96 overflow-y-auto"
      />
    );
  }
  return (
    <p className="flex items-baseline gap-2">
      {said === label && <span className="recorded min-w-0 truncate">{visibleText(label)}</span>}
      <button
        type="button"
        aria-label={`Edit ${said} as JSON`}
        onClick={open}
        className="inline-flex shrink-0 items-center gap-1 rounded-sm text-small text-ink-muted hover:text-ink hover:underline"
      >
        <Pencil aria-hidden size={11} />
        edit as JSON
      </button>
    </p>
  );
}
