"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Kbd } from "@/components/ui/kbd";
import { PLACES, type Place } from "@/lib/replace/places";
import type { ReplaceQuery } from "@/lib/replace/query";

const PLACE_NAMES: Record<Place, string> = {
  text: "Answers",
  reasoning: "Reasoning",
  arguments: "Tool call arguments",
  request: "Requests",
  "test-id": "Test ids",
};

const FLAGS = [
  ["matchCase", "Match case"],
  ["wholeWord", "Whole words"],
  ["regex", "Regular expression"],
] as const;

/** What to find, what to put in its place, and where. */
export function QueryForm({
  query,
  onChange,
  onAsk,
  onStop,
}: {
  query: ReplaceQuery;
  onChange: (query: ReplaceQuery) => void;
  onAsk: () => void;
  /** Given while the search runs. */
  onStop: (() => void) | null;
}) {
  const form = useRef<HTMLFormElement>(null);
  // Where nothing is looked for yet, the words come first.
  useEffect(() => {
    const find = form.current?.querySelector("textarea");
    if (find?.value === "") find.focus();
  }, []);
  const ready = query.find !== "" && query.places.length > 0;
  const submitOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (ready) onAsk();
  };
  const toggle = (place: Place, on: boolean) =>
    onChange({ ...query, places: PLACES.filter((each) => (each === place ? on : query.places.includes(each))) });
  return (
    <form
      ref={form}
      className="space-y-2 border-b px-4 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onAsk();
      }}
    >
      <div className="grid gap-2 md:grid-cols-[1fr_1fr_auto] md:items-end">
        <Field
          label="Find"
          value={query.find}
          onChange={(find) => onChange({ ...query, find })}
          onKeyDown={submitOnEnter}
        />
        <Field
          label="Replace with"
          value={query.replace}
          onChange={(replace) => onChange({ ...query, replace })}
          onKeyDown={submitOnEnter}
        />
        {onStop ? (
          <Button onClick={onStop}>Stop</Button>
        ) : (
          <Button tone="primary" type="submit" disabled={!ready}>
            Preview
            <Kbd keys="⏎" />
          </Button>
        )}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="sr-only">How</legend>
          {FLAGS.map(([flag, label]) => (
            <Choice key={flag} checked={query[flag]} onChange={(on) => onChange({ ...query, [flag]: on })}>
              {label}
            </Choice>
          ))}
        </fieldset>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="float-left pr-3 text-ink-muted">Look in</legend>
          {PLACES.map((place) => (
            <Choice key={place} checked={query.places.includes(place)} onChange={(on) => toggle(place, on)}>
              {PLACE_NAMES[place]}
            </Choice>
          ))}
        </fieldset>
      </div>
      {(query.regex || query.places.includes("arguments")) && (
        <p className="text-small text-ink-muted">
          {query.regex && "RE2 syntax; ^ and $ stand at the ends of lines; $1, $<name> and $& are filled in. "}
          {query.places.includes("arguments") && "In arguments, only string values are searched, not keys or numbers."}
        </p>
      )}
    </form>
  );
}

function Field({
  label,
  value,
  onChange,
  onKeyDown,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  return (
    <label className="block min-w-0">
      <span className="block text-small text-ink-muted">{label}</span>
      <textarea
        rows={Math.min(6, value.split("\n").length)}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="block min-h-7 w-full resize-none rounded-md border bg-canvas px-2 py-1 font-mono text-code"
      />
    </label>
  );
}
