"use client";

import { Trash2 } from "lucide-react";
import { useCallback } from "react";
import { IconButton } from "@/components/ui/button";
import { visibleText } from "@/lib/format/visible";
import { EditField } from "../fields/edit-field";
import { callsOf } from "../session/base";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { argumentNotes, argumentProblems } from "./argument-notes";
import { Rechunk } from "./rechunk";
import { RemovedNote } from "./removed-note";

/** A tool call of the answer: its name and its arguments, checked against the tool's own schema. */
export function CallFields({ message, call, of }: { message: number; call: number; of: string }) {
  const { base, fields, store } = useEditing();
  const key = `${message}/${call}`;
  const removed = useSession(({ removedCalls }) => removedCalls.includes(key));
  const nameField = field.callName(message, call);
  const name = useSession(({ values }) => values[nameField]?.now) ?? fields.get(nameField) ?? "";
  const { tools } = base.conversation.request;
  const check = useCallback((json: string) => argumentNotes(tools, name, json), [tools, name]);
  const problems = useCallback((json: string) => argumentProblems(tools, name, json), [tools, name]);
  const part = callsOf(base.conversation.response.messages[message] ?? { parts: [] })[call]?.part;
  const label = `call ${call + 1}${of === "the answer" ? "" : ` of ${of}`}`;
  if (removed) {
    return (
      <RemovedNote
        what={`${label}, ${visibleText(name)}`}
        onRestore={() => store.dispatch({ type: "restore-call", call: key })}
      />
    );
  }
  return (
    <section aria-label={label} className="relative min-w-0 space-y-1 border-l border-line pl-3">
      <EditField
        name={nameField}
        label={`Name of ${label}`}
        short={label}
        look="code"
        oneLine
        className="font-semibold"
      />
      <EditField
        name={field.callArguments(message, call)}
        label={`Arguments of ${label}`}
        short="arguments"
        look="code"
        check={check}
        problems={problems}
        tools={part !== undefined && <Rechunk message={message} part={part} of={`Arguments of ${label}`} />}
      />
      <IconButton
        label={`Remove ${label}`}
        onClick={() => store.dispatch({ type: "remove-call", call: key })}
        className="absolute top-0 right-0 size-6"
      >
        <Trash2 aria-hidden size={13} />
      </IconButton>
    </section>
  );
}
