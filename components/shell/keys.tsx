"use client";

import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { pageKeys, paletteKeys, wasHeld } from "./held-keys";
import { type KeyBinding, matchKeys, startsKeys } from "./key-names";

export type { KeyBinding } from "./key-names";

type Entry = { group: string; list: readonly KeyBinding[] };

/** Longest pause between the keys of a sequence such as "g g", in milliseconds. */
const SEQUENCE_PAUSE = 800;

/** The group of the keys that work on every page. */
export const EVERYWHERE = "Everywhere";

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta"]);

let entries: readonly Entry[] = [];
let typed: string[] = [];
let typedAt = 0;
const listeners = new Set<() => void>();

/**
 * Registers the keys of a page or a panel while it is mounted; they are listed in the `?` dialog under `group`. Where
 * two lists know the same key, the one that was mounted last wins, and any over those that work everywhere. Keys are
 * left alone in text fields and dialogs.
 */
export function useKeys(list: readonly KeyBinding[], group = "This page"): void {
  const latest = useRef(list);
  // Before anything is drawn: what shows a key answers to it.
  useLayoutEffect(() => {
    latest.current = list;
  });
  useLayoutEffect(() => {
    const entry: Entry = {
      group,
      get list() {
        return latest.current;
      },
    };
    if (entries.length === 0) window.addEventListener("keydown", onKeyDown);
    setEntries([...entries, entry]);
    return () => {
      setEntries(entries.filter((other) => other !== entry));
      if (entries.length === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, [group]);
}

/** All registered keys, in groups, the page's own first. */
export function useRegisteredKeys(): readonly Entry[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
    () => entries,
  );
}

function setEntries(next: readonly Entry[]) {
  entries = next;
  // Says to scripts and tests which parts of the page answer to keys: some come later than the page.
  document.documentElement.dataset.keys = [...new Set(next.map(({ group }) => group))].join(", ");
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || MODIFIERS.has(event.key)) return;
  const where = placeOfTarget(event.target);
  // Shortcuts go their way.
  const canWait = !wasHeld(event) && !(event.ctrlKey || event.metaKey || event.altKey);
  if (canWait && paletteKeys.isHolding) return paletteKeys.keep(event);
  const canPageWait = canWait && isForPage(event, where);
  if (canPageWait && pageKeys.isReleasing) return pageKeys.keep(event);
  const bindings = entries
    .toReversed()
    .toSorted((a, b) => Number(a.group === EVERYWHERE) - Number(b.group === EVERYWHERE))
    .flatMap((entry) => entry.list)
    .filter((binding) => mayRun(binding, where, event));
  const sequence = event.timeStamp - typedAt < SEQUENCE_PAUSE ? typed : [];
  const hit =
    bindings.find((binding) => matchKeys(binding.keys, [...sequence, event.key], event)) ??
    bindings.find((binding) => matchKeys(binding.keys, [event.key], event));
  if (hit) {
    typed = [];
    event.preventDefault();
    if (!hit.onSight || !wasHeld(event)) hit.run(event);
    return;
  }
  const next = [...sequence, event.key];
  const starts = bindings.some((binding) => startsKeys(binding.keys, next));
  typed = starts ? next : [event.key];
  typedAt = event.timeStamp;
  if (canPageWait && !starts && pageKeys.isHolding) pageKeys.keep(event);
}

type Place = "page" | "control" | "field" | "layer";

const FIELD = "input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable=true]";
/** A list that is part of a page, not a popup, says so and leaves the page its keys. */
const LAYER = "[role=dialog],[role=menu],[role=listbox]:not([data-page-keys])";

function placeOfTarget(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "page";
  if (target.closest(FIELD)) return "field";
  if (target.closest(LAYER)) return "layer";
  return target.closest("a,button,summary,input,[role=button],[role=tab],[role=slider]") ? "control" : "page";
}

/** Whether a key can be meant for the page, and does nothing of its own. */
function isForPage({ key }: KeyboardEvent, where: Place): boolean {
  return (where === "page" && key === "Enter") || (where !== "field" && where !== "layer" && /^[^ ]$/u.test(key));
}

/** A focused control keeps the keys that operate it; fields and layers keep all but the bindings made for them. */
function mayRun(binding: KeyBinding, where: Place, event: KeyboardEvent): boolean {
  if (where === "page") return true;
  if (where === "control") return event.key !== " " && event.key !== "Enter";
  return binding.everywhere === true;
}
