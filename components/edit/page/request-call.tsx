"use client";

import { type ReactNode, useCallback } from "react";
import { EditField } from "../fields/edit-field";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { argumentNotes, argumentProblems } from "./argument-notes";
import { ResultsFollow } from "./results-follow";

/** A tool call of the request: its name, its id and its arguments, checked against the tool's own schema. */
export function RequestCall({
  message,
  part,
  label,
  tools: acts,
}: {
  message: number;
  part: number;
  label: string;
  tools: ReactNode;
}) {
  const { base, fields } = useEditing();
  const names = {
    id: field.requestCall(message, part, "id"),
    name: field.requestCall(message, part, "name"),
    arguments: field.requestCall(message, part, "arguments"),
  };
  const name = useSession(({ values }) => values[names.name]?.now) ?? fields.get(names.name) ?? "";
  const { tools } = base.conversation.request;
  const check = useCallback((json: string) => argumentNotes(tools, name, json), [tools, name]);
  const problems = useCallback((json: string) => argumentProblems(tools, name, json), [tools, name]);
  return (
    <section aria-label={label} className="min-w-0 space-y-1 border-l border-line pl-3">
      <EditField
        name={names.name}
        label={`Name of ${label}`}
        short="call"
        look="code"
        oneLine
        focused
        tools={acts}
        className="font-semibold"
      />
      <EditField
        name={names.arguments}
        label={`Arguments of ${label}`}
        short="arguments"
        look="code"
        check={check}
        problems={problems}
      />
      {fields.has(names.id) && (
        <>
          <EditField name={names.id} label={`Id of ${label}`} short="id" look="code" oneLine className="max-w-96" />
          <ResultsFollow call={{ message, part }} label={label} />
        </>
      )}
    </section>
  );
}
