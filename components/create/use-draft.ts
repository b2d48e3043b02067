"use client";

import { useEffect, useState } from "react";
import { CALLS } from "@/lib/create/calls";
import type { CreateDraft } from "@/lib/create/draft";
import { count, type Decoder, decode, flag, object, oneOf, text } from "@/lib/list/decode";

/** Where the browser keeps what was typed, so that neither a failure nor a reload loses it. */
const KEY = "tapedeck-new-recording";

/** What was typed: `template` is what it began with, `ownFolder` says whether the folder was typed too. */
export type Typed = { draft: CreateDraft; template: string; ownFolder: boolean };

const typedDecoder: Decoder<Typed> = object<Typed>({
  draft: object<CreateDraft>({
    testId: text,
    folder: text,
    call: oneOf(...CALLS),
    url: text,
    body: text,
    status: count,
    answer: text,
  }),
  template: text,
  ownFolder: flag,
});

/** What is typed, which outlives the page until it is forgotten. */
export function useDraft(first: Typed) {
  const [typed, setTyped] = useState(first);
  useEffect(() => {
    const stored = storedDraft();
    if (stored) setTyped(stored);
  }, []);
  const set = (next: Typed) => {
    setTyped(next);
    store(JSON.stringify(next));
  };
  return { typed, set, forget: () => store(null) };
}

function storedDraft(): Typed | null {
  try {
    return decode(typedDecoder, JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

function store(value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, value);
  } catch {
    // Without storage, or with too much to store, only a reload loses what was typed.
  }
}
