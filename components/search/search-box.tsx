"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useListState } from "@/components/table/use-list-state";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { parseSearch } from "@/lib/catalog/search/parse";
import { CompletionList, optionId } from "./completion-list";
import { Highlight } from "./highlight";
import { QueryError } from "./query-error";
import { useCompleting } from "./use-completing";
import { useSearchDraft } from "./use-search-draft";

/** The search of the table; on any other page, enter goes to the table. */
export function SearchBox() {
  const id = useId();
  const listId = `${id}list`;
  const errorId = `${id}error`;
  const input = useRef<HTMLInputElement>(null);
  const [{ query }] = useListState();
  const { draft, change, commit, begin } = useSearchDraft(query.search);
  const completing = useCompleting(input, draft, change);
  const { open, active } = completing;
  const [scroll, setScroll] = useState(0);
  const error = useMemo(() => parseSearch(draft).error, [draft]);

  const leave = () => {
    completing.close();
    document.querySelector<HTMLElement>("[data-list]")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) completing.step(step);
      else if (step > 0) leave();
    } else if ((event.key === "Enter" || event.key === "Tab") && completing.chosen) {
      event.preventDefault();
      completing.choose(completing.chosen);
    } else if (event.key === "Enter") {
      commit(draft);
      leave();
    } else if (event.key === "Escape") {
      if (open) completing.close();
      else leave();
    }
  };

  return (
    <div className="relative rounded-md bg-canvas">
      <Search aria-hidden size={14} className="absolute top-[7px] left-2 text-ink-faint" />
      <Highlight text={draft} error={error} scroll={scroll} />
      <input
        ref={input}
        type="text"
        data-search
        role="combobox"
        aria-label="Search recordings"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? optionId(listId, active) : undefined}
        aria-invalid={error !== null}
        aria-describedby={error ? errorId : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Search text, tools, tests, keys"
        value={draft}
        onChange={(event) => {
          change(event.target.value);
          completing.typed(event.target.selectionStart ?? event.target.value.length);
        }}
        onSelect={(event) => completing.moved(event.currentTarget.selectionStart)}
        onFocus={(event) => {
          begin();
          completing.begin(event.currentTarget.selectionStart);
        }}
        onClick={(event) => completing.begin(event.currentTarget.selectionStart)}
        onBlur={completing.end}
        onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
        onKeyDown={onKeyDown}
        className={cx(
          "relative h-7 w-full rounded-md border bg-transparent pr-14 pl-7 placeholder:text-ink-faint",
          error && "border-error",
        )}
      />
      {draft === "" ? (
        <span className="pointer-events-none absolute top-[5px] right-2 max-md:hidden">
          <Kbd keys="/" />
        </span>
      ) : (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            commit("");
            input.current?.focus();
          }}
          className="absolute top-1 right-1 flex size-5 items-center justify-center rounded-sm text-ink-muted hover:bg-hover"
        >
          <X aria-hidden size={12} />
        </button>
      )}
      {open && (
        <CompletionList id={listId} completions={completing.completions} active={active} onChoose={completing.choose} />
      )}
      {error && <QueryError id={errorId} text={draft} error={error} isCovered={open} />}
    </div>
  );
}
