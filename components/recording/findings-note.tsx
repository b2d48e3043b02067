"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { LevelMark } from "@/components/health/level-mark";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { formatCount } from "@/lib/format/human";
import { type RecordingFindings, recordingFindingsDecoder } from "@/lib/lint/recording-findings";
import { decode } from "@/lib/list/decode";

const FindingsDialog = dynamic(() => import("./findings-dialog").then((module) => module.FindingsDialog), {
  ssr: false,
});

/** How many findings a check has in a recording, once that is known; they are listed on demand. `hash`: of its file. */
export function FindingsNote({ path, hash }: { path: string; hash: string | null }) {
  const found = useFindings(path, hash);
  const [open, setOpen] = useState(false);
  const findings = found?.findings ?? [];
  const level = findings[0]?.level ?? null;
  useKeys(level ? [{ keys: ["f"], label: "Findings of the check", run: () => setOpen(true) }] : []);
  return (
    <>
      {level && (
        <Tooltip text="What a check finds here" keys="f">
          <Button tone="quiet" onClick={() => setOpen(true)}>
            <LevelMark level={level} />
            {formatCount(findings.length)}
            <span className="max-sm:sr-only">{findings.length === 1 ? " finding" : " findings"}</span>
          </Button>
        </Tooltip>
      )}
      {open && found && level && <FindingsDialog path={path} found={found} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Null until they are known; the page is there before them. */
function useFindings(path: string, hash: string | null): RecordingFindings | null {
  const [found, setFound] = useState<{ hash: string | null; answer: RecordingFindings } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const response = await fetch(`/api/findings/recording?${new URLSearchParams({ path })}`, {
        signal: abort.signal,
      });
      if (response.ok) setFound({ hash, answer: decode(recordingFindingsDecoder, await response.json()) });
    };
    // A page without its findings is whole all the same; the shell says when the server cannot be heard.
    ask().catch(() => setFound(null));
    return () => abort.abort();
  }, [path, hash]);
  return found && found.hash === hash ? found.answer : null;
}
