"use client";

import { Trash2 } from "lucide-react";
import { useId, useMemo, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { FIELD_LOOK } from "../fields/field-frame";
import { GrowingArea } from "../fields/growing-area";
import { useTyping } from "../fields/use-typing";
import { useEditing } from "../session/context";
import { callNameProblem } from "../session/problems";
import { argumentNotes } from "./argument-notes";

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
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const typing = useTyping(area, call.arguments, (json) => onChange({ arguments: json }));
  const problem = callNameProblem(call.name);
  const notes = useMemo(() => argumentNotes(tools, call.name, call.arguments), [tools, call.name, call.arguments]);
  return (
    <section aria-label={label} className="relative min-w-0 space-y-1.5 border-l-2 border-added pl-3">
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
      <GrowingArea
        {...typing}
        field={area}
        aria-label={`Arguments of ${label}`}
        className={cx(FIELD_LOOK, "max-w-[calc(100ch+12px)] font-mono text-code")}
      />
      {problem !== null && (
        <p role="alert" className="text-small text-error">
          {problem}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="recorded text-small text-warning">
          {visibleText(note)}
        </p>
      ))}
      <IconButton label={`Remove ${label}`} onClick={onRemove} className="absolute top-0 right-0 size-6">
        <Trash2 aria-hidden size={13} />
      </IconButton>
    </section>
  );
}
