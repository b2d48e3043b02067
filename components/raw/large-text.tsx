"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/state";
import { formatBytes, formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { findText, readWindow, type TextWindow } from "./text-client";

const WINDOW = 256_000;

/** A file that is too large to hold in a page: shown a window at a time, searched on the server. */
export function LargeText({ path, size }: { path: string; size: number }) {
  const [from, setFrom] = useState(0);
  const [shown, setShown] = useState<TextWindow | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [needle, setNeedle] = useState("");
  const [found, setFound] = useState<string>("");
  const scroller = useRef<HTMLElement>(null);

  useEffect(() => {
    const abort = new AbortController();
    readWindow(path, from, WINDOW, abort.signal).then(
      (window) => {
        setShown(window);
        setError(null);
        scroller.current?.scrollTo({ top: 0 });
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => abort.abort();
  }, [path, from]);

  const search = async (after: number) => {
    setFound("searching…");
    try {
      const at = await findText(path, needle, after);
      setFound(at === null ? "no further match" : `at byte ${formatCount(at)}`);
      if (at !== null) setFrom(Math.max(0, at - 200));
    } catch (reason) {
      setFound(reason instanceof Error ? reason.message : String(reason));
    }
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-1">
        <IconButton label="Previous part" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - WINDOW))}>
          <ChevronLeft aria-hidden size={14} />
        </IconButton>
        <input
          type="range"
          aria-label="Position in the file"
          min={0}
          max={Math.max(0, size - 1)}
          step={WINDOW}
          value={from}
          onChange={(event) => setFrom(Number(event.target.value))}
          className="w-48"
        />
        <IconButton label="Next part" disabled={from + WINDOW >= size} onClick={() => setFrom(from + WINDOW)}>
          <ChevronRight aria-hidden size={14} />
        </IconButton>
        <span className="text-ink-muted tabular">
          bytes {formatCount(from)}–{formatCount(Math.min(size, shown?.to ?? from))} of {formatCount(size)}
        </span>
        <form
          className="ml-auto flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (needle !== "") void search(from + 201);
          }}
        >
          <input
            type="search"
            aria-label="Search in the file, as typed"
            placeholder="Search in the file, as typed"
            value={needle}
            onChange={(event) => setNeedle(event.target.value)}
            className="h-7 w-56 rounded-md border bg-canvas px-2 text-ui"
          />
          <span role="status" className="text-ink-muted tabular">
            {found}
          </span>
        </form>
      </div>
      <p className="border-b bg-surface px-3 py-1 text-small text-ink-muted">
        {formatBytes(size)} is shown {formatBytes(WINDOW)} at a time, without folding.
      </p>
      {error !== null && <ErrorNote title={error} where={path} />}
      <section
        ref={scroller}
        tabIndex={0}
        aria-label="Part of the file's raw text"
        className="min-h-0 flex-1 overflow-y-auto"
      >
        <pre className="recorded px-3 py-2 font-mono text-code whitespace-pre-wrap">
          {visibleText(shown?.text ?? "")}
        </pre>
      </section>
    </div>
  );
}
