"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { WHYS } from "@/lib/change/why";
import { type HistoryState, historyHref } from "@/lib/url-state/history-state";
import { WHY } from "./why";

/** Milliseconds that one may pause while typing. */
const PAUSE = 200;

/** Narrows the history; the address holds what was chosen. */
export function HistoryFilter({ state }: { state: HistoryState }) {
  const router = useRouter();
  const [text, setText] = useState(state.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was asked for last: the address follows once the server has answered.
  const wanted = useRef(state);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    wanted.current = state;
  }, [state]);
  // A link, or the way back; who types is ahead of the address.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(state.text);
  }, [state.text]);
  const go = (change: Partial<HistoryState>) => {
    clearTimeout(timer.current);
    wanted.current = { ...wanted.current, entry: null, text, ...change };
    router.replace(historyHref(wanted.current));
  };
  const type = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go({ text: value }), PAUSE);
  };
  const field = "h-7 rounded-md border bg-canvas px-2";
  return (
    <search className="flex min-w-0 items-center gap-2 max-sm:w-full sm:ml-auto">
      <select
        aria-label="Kind of change"
        value={state.why ?? ""}
        onChange={(event) => go({ why: WHYS.find((why) => why === event.target.value) ?? null })}
        className={field}
      >
        <option value="">All kinds</option>
        {WHYS.map((why) => (
          <option key={why} value={why}>
            {WHY[why].word}
          </option>
        ))}
      </select>
      <input
        ref={input}
        type="search"
        data-search
        aria-label="Part of the path"
        placeholder="Part of the path"
        value={text}
        onChange={(event) => type(event.target.value)}
        className={`${field} w-56 min-w-0 placeholder:text-ink-faint max-sm:w-auto max-sm:flex-1`}
      />
    </search>
  );
}
