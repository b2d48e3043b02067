"use client";

import { type ReactNode, useEffect, useState } from "react";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import { formatBytes } from "@/lib/format/human";
import { LargeText } from "./large-text";
import { RawText } from "./raw-text";
import { readWindow, type TextWindow } from "./text-client";

/** Larger files are shown in windows, without folding: a browser should not hold them whole. */
const WHOLE_LIMIT = 8_000_000;

/**
 * A file's text as it stands on disk. `at` is a JSON pointer and `line` a line (from 1) to open at.
 */
export function RawView({
  path,
  size,
  at,
  line,
  tools,
}: {
  path: string;
  size: number;
  at?: string | null;
  line?: number | null;
  /** Stand in the bar above the text. */
  tools?: ReactNode;
}) {
  const [loaded, setLoaded] = useState<TextWindow | null>(null);
  const [error, setError] = useState<string | null>(null);
  const large = size > WHOLE_LIMIT;

  useEffect(() => {
    if (large) return;
    const abort = new AbortController();
    setError(null);
    readWindow(path, 0, WHOLE_LIMIT, abort.signal).then(setLoaded, (reason: unknown) => {
      if (!abort.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason));
    });
    return () => abort.abort();
  }, [path, large]);

  if (large) return <LargeText path={path} size={size} />;
  if (error !== null) {
    return (
      <ErrorNote
        title={error}
        where={path}
        hint="Reload the page; if the file was moved or deleted, go back to the table."
      />
    );
  }
  if (!loaded) {
    return (
      <div className="space-y-1.5 p-3" role="status" aria-label={`Reading ${formatBytes(size)}`}>
        {["w-10", "w-40", "w-64", "w-56", "w-72", "w-32"].map((width) => (
          <Skeleton key={width} className={`h-3 ${width}`} />
        ))}
      </div>
    );
  }
  return <RawText text={loaded.text} exact={loaded.exact} at={at ?? null} line={line ?? null} tools={tools} />;
}
