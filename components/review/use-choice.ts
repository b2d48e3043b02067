"use client";

import { useEffect, useState } from "react";
import type { ReviewedFile, ReviewView } from "@/lib/review/view";
import type { ReviewState } from "@/lib/url-state/review-state";
import {
  type Chosen,
  choiceOf,
  chosenBy,
  itemsOf,
  type ListItem,
  nextPending,
  type Opened,
  openedAt,
  standsIn,
  startAt,
} from "./list-items";
import type { Marks } from "./use-marks";

export type First = { id: string; file: ReviewedFile | null } | null;

/** What the list shows, and what is chosen in it. `first` is what the server chose. */
export function useChoice(view: ReviewView, { section, file }: ReviewState, first: First, marks: Marks) {
  const isNamed = first?.file?.path === file;
  const [only, setOnly] = useState(section);
  const [opened, setOpened] = useState<Opened>(() => (first && isNamed ? openedAt(view, first.id) : new Map()));
  const [asked, choose] = useState<Chosen | null>(
    () => first && (isNamed ? choiceOf(view, first.id, false) : startAt(view, first.id)),
  );
  const items = itemsOf(view, only, opened);
  // A file that was changed meanwhile is another difference: then what the server chooses by the address.
  const chosen = (asked && choiceOf(view, asked.id, asked.group !== null)) ?? (first && startAt(view, first.id));
  const narrow = (next: ReviewState["section"]) => {
    setOnly(next);
    const left = itemsOf(view, next, opened);
    if (!chosen || !standsIn(left, chosen)) choose(firstIn(left));
  };
  const step = (direction: 1 | -1, isDecided = marks.isDecided) => {
    const next = nextPending(items, chosen, direction, isDecided);
    if (next) choose(next);
  };
  /** Shows a difference by itself, whatever is folded or left out. */
  const reveal = (id: string) => {
    setOnly(null);
    setOpened(new Map([...opened, ...openedAt(view, id)]));
    choose(choiceOf(view, id, false));
  };
  const open = (key: string, isOpen: boolean) => setOpened(new Map(opened).set(key, isOpen));
  return { items, only, narrow, chosen, choose, step, reveal, open };
}

function firstIn(items: readonly ListItem[]): Chosen | null {
  return items.map(chosenBy).find((each) => each !== null) ?? null;
}

/** Keeps the address that of what is shown, so that it can be sent to somebody; null: it is not known yet. */
export function useAddress(href: string | null) {
  useEffect(() => {
    if (href !== null) window.history.replaceState(null, "", href);
  }, [href]);
}
