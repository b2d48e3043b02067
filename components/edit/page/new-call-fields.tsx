"use client";

import { Trash2 } from "lucide-react";
import { useCallback, useId, useMemo } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { FIELD_LOOK } from "../fields/field-frame";
import { JsonArea } from "../fields/json-area";
import { useEditing } from "../session/context";
import { callNameProblem } from "../session/problems";
import { argumentNotes, argumentProblems } from "./argument-notes";

type Called = { name: string; arguments: string };

/** A tool call that the person adds. */
export function NewCallFields({
  call,
  label,
  onChange,
  onRemove,
}: {
  call: Called;
  label: string;
  onChange: (change: Partial<Called>) => void;
  onRemove: () => void;
}) {
  const { base } = useEditing();
  const { tools } = base.conversation.request;
  const listId = useId();
  const problem = callNameProblem(call.name);
  const problems = useCallback((json: string) => argumentProblems(tools, call.name, json), [tools, call.name]);
  const notes = useMemo(() => argumentNotes(tools, call.name, call.arguments), [tools, call.name, call.arguments]);
  return (
    <section aria-label={label} data-changed className="relative min-w-0 space-y-1.5 border-l-2 border-added pl-3">
      <p className="text-small font-medium text-added">{label}</p>
      <input
        aria-label={`Name of ${label}`}
        list={listId}
        value={call.name}
        aria-invalid={problem !== null}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        className={cx(FIELD_LOOK, "block w-full max-w-96 font-mono text-code font-semibold")}
      />
      <datalist id={listId}>
        {tools.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <JsonArea
        id={`${listId}-field`}
        value={call.arguments}
        label={`Arguments of ${label}`}
        describedBy={`${listId}-notes`}
        problems={problems}
        onCommit={(json) => onChange({ arguments: json })}
      />
      {problem !== null && (
        <p role="alert" className="text-small text-error">
          {problem}
        </p>
      )}
      <div id={`${listId}-notes`}>
        {notes.map((note) => (
          <p key={note} className="recorded text-small text-warning">
            {visibleText(note)}
          </p>
        ))}
      </div>
      <IconButton label={`Remove ${label}`} onClick={onRemove} className="absolute top-0 right-0 size-6">
        <Trash2 aria-hidden size={13} />
      </IconButton>
    </section>
  );
}
