"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useListState, withSearch } from "@/components/table/use-list-state";

/** Milliseconds without a key before the table follows. */
const DELAY = 120;

/**
 * What is being typed, ahead of the address. Typing is one step of history, however many letters; on pages other than
 * the table it waits for `commit`.
 */
export function useSearchDraft(search: string) {
  const [, update] = useListState();
  const onTable = usePathname() === "/";
  const [draft, setDraft] = useState(search);
  const sent = useRef(search);
  const stepped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (search === sent.current) return;
    sent.current = search;
    setDraft(search);
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const commit = (text: string) => {
    clearTimeout(timer.current);
    setDraft(text);
    if (onTable && text === sent.current) return;
    sent.current = text;
    update((state) => withSearch(state, text), stepped.current ? "replace" : "push");
    stepped.current = true;
  };
  const change = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    if (onTable) timer.current = setTimeout(() => commit(text), DELAY);
  };
  /** A new visit to the box: what is typed from now on is a new step of history. */
  const begin = () => {
    stepped.current = false;
  };
  return { draft, change, commit, begin };
}
