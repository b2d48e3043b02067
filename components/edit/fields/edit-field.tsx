"use client";

import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import type { TextProblem } from "@/components/raw-editor/json-problems";
import { cx } from "@/components/ui/class-names";
import { useEditing, useSession } from "../session/context";
import { withBreaksOf } from "../session/line-breaks";
import { problemOf } from "../session/problems";
import { FIELD_LOOK, FieldFrame } from "./field-frame";
import { GrowingArea } from "./growing-area";
import { JsonArea } from "./json-area";
import { flushTyping, useTyping } from "./use-typing";

const LOOKS = {
  prose: "max-w-[calc(72ch+12px)] text-prose whitespace-pre-wrap",
  code: "max-w-[calc(100ch+12px)] font-mono text-code whitespace-pre-wrap",
  /** On one line, though it may have line breaks. */
  line: "max-w-[calc(72ch+12px)] text-ui whitespace-pre-wrap",
};

/** A value of the recording that can be typed over. What it was is the session's to know, or given as `was`. */
export function EditField({
  name,
  label,
  short,
  look = "prose",
  check,
  problems,
  tools,
  was: given,
  focused = false,
  oneLine = false,
  placeholder,
  className,
}: {
  name: string;
  /** Its accessible name: "Text of the answer". */
  label: string;
  /** What stands above it: "text". */
  short: string;
  look?: keyof typeof LOOKS;
  /** What speaks against a value, in sentences; has to stay the same function while its answers would. */
  check?: (value: string) => readonly string[];
  /** Makes it an editor of JSON, with what is wrong in a value where it stands; the same function likewise. */
  problems?: (json: string) => TextProblem[];
  tools?: ReactNode;
  was?: string;
  /** Opened by the person who will type here. */
  focused?: boolean;
  /** The enter key makes no line break here. */
  oneLine?: boolean;
  placeholder?: string;
  className?: string;
}) {
  const { fields, store } = useEditing();
  const was = given ?? fields.get(name) ?? "";
  const typed = useSession(({ values }) => values[name]);
  const value = typed?.now ?? was;
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  const type = (now: string) => store.dispatch({ type: "type", field: name, was, now });
  const typing = useTyping(ref, value, (text) => type(withBreaksOf(was, text)));
  useEffect(() => {
    if (!focused || !ref.current) return;
    ref.current.focus();
    ref.current.setSelectionRange(ref.current.value.length, ref.current.value.length);
  }, [focused]);
  const problem = useMemo(() => (typed ? problemOf(name, typed.now) : null), [name, typed]);
  const notes = useMemo(() => check?.(value) ?? [], [check, value]);
  return (
    <FieldFrame
      id={id}
      short={short}
      label={label}
      changed={typed !== undefined}
      onRevert={() => {
        flushTyping();
        store.dispatch({ type: "revert", field: name });
        document.getElementById(`${id}-field`)?.focus();
      }}
      notes={notes}
      problem={problem}
      tools={tools}
    >
      {problems ? (
        <JsonArea
          id={`${id}-field`}
          value={value}
          label={label}
          describedBy={`${id}-notes`}
          problems={problems}
          onCommit={type}
        />
      ) : (
        <GrowingArea
          {...typing}
          field={ref}
          id={`${id}-field`}
          onKeyDown={oneLine ? (event) => event.key === "Enter" && event.preventDefault() : undefined}
          placeholder={placeholder}
          aria-label={label}
          aria-describedby={`${id}-notes`}
          aria-invalid={problem !== null}
          className={cx(FIELD_LOOK, LOOKS[look], className)}
        />
      )}
    </FieldFrame>
  );
}
