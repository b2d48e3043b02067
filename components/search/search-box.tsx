"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useListState } from "@/components/table/use-list-state";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import type { Completion } from "@/lib/catalog/search/complete";
import { parseSearch } from "@/lib/catalog/search/parse";
import { CompletionList, optionId } from "./completion-list";
import { Highlight } from "./highlight";
import { useCompletions } from "./use-completions";
import { useSearchDraft } from "./use-search-draft";

/** The search of the table; on any other page, enter goes to the table. */
export function SearchBox() {
  const id = useId();
  const listId = `${id}list`;
  const errorId = `${id}error`;
  const input = useRef<HTMLInputElement>(null);
  const [{ query }] = useListState();
  const { draft, change, commit, begin } = useSearchDraft(query.search);
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const [scroll, setScroll] = useState(0);
  const completions = useCompletions(cursor === null ? null : { text: draft, cursor });
  const open = cursor !== null && completions.length > 0;
  const error = useMemo(() => parseSearch(draft).error, [draft]);

  const caret = useRef<number | null>(null);
  // The caret goes behind what was inserted once it is there.
  useEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    setCursor(caret.current);
    caret.current = null;
  }, [draft]);

  const choose = ({ insert, from, to }: Completion) => {
    caret.current = from + insert.length;
    change(draft.slice(0, from) + insert + draft.slice(to).trimStart());
    setActive(-1);
  };
  const leave = () => {
    setCursor(null);
    document.querySelector<HTMLElement>("[data-list]")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = open ? completions[active] : undefined;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) setActive((active + step + completions.length + (active < 0 && step < 0 ? 1 : 0)) % completions.length);
      else if (step > 0) leave();
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Enter") {
      commit(draft);
      leave();
    } else if (event.key === "Escape") {
      if (open) setCursor(null);
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
          setCursor(event.target.selectionStart ?? event.target.value.length);
          setActive(-1);
        }}
        onSelect={(event) => {
          const at = event.currentTarget.selectionStart;
          // The same key may just have closed the list.
          setCursor((now) => (now === null ? null : at));
        }}
        onFocus={(event) => {
          begin();
          setCursor(event.currentTarget.selectionStart);
        }}
        onClick={(event) => setCursor(event.currentTarget.selectionStart)}
        onBlur={() => {
          setCursor(null);
          setActive(-1);
        }}
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
      {open && <CompletionList id={listId} completions={completions} active={active} onChoose={choose} />}
      {error && (
        <p
          id={errorId}
          role="status"
          className={
            open
              ? "sr-only"
              : "recorded absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-error/40 bg-error-fill px-2 py-1 text-error shadow-float"
          }
        >
          <Place text={draft} from={error.from} to={error.to} />
          <Words text={error.message} />
        </p>
      )}
    </div>
  );
}

/** A sentence in which `backticks` set what would be typed. */
function Words({ text }: { text: string }) {
  return text.split("`").map((word, index) =>
    index % 2 === 1 ? (
      <code key={index} className="font-mono text-code">
        {word}
      </code>
    ) : (
      word
    ),
  );
}

function Place({ text, from, to }: { text: string; from: number; to: number }) {
  const wrong = text.slice(from, to);
  return wrong ? <span className="sr-only">At “{wrong}”: </span> : null;
}
