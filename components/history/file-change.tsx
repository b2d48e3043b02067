"use client";

import Link from "next/link";
import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Chevron } from "@/components/ui/chevron";
import type { RecordedChange } from "@/lib/change/entry";
import type { ListedEntry } from "@/lib/change/history-page";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import { LoadedDiff } from "./loaded-diff";
import { RestoreState } from "./restore-state";

type Props = { entry: ListedEntry; change: RecordedChange; initial: boolean; onChanged: () => void };

/** One file of a change: the difference, and both states to go back to. */
export function FileChange({ entry, change, initial, onChanged }: Props) {
  const [open, setOpen] = useState(initial);
  const { path } = change;
  const { word, tone } = kindOf(change);
  return (
    <li className="px-3 py-1.5">
      <div className="flex items-start gap-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 items-start gap-2 rounded-sm text-left"
        >
          <Chevron open={open} className="mt-[3px]" />
          <span className="recorded min-w-0 font-mono text-code">{visibleText(path)}</span>
          <Badge tone={tone}>{word}</Badge>
        </button>
        <Link href={recordingHref(path)} className="shrink-0 text-accent hover:underline">
          Open<span className="sr-only"> {visibleText(path)}</span>
        </Link>
      </div>
      {open && (
        <div className="mt-2 space-y-3 sm:pl-[22px]">
          <LoadedDiff id={entry.id} path={path} of="change" />
          {entry.state !== "failed" && <RestoreState id={entry.id} change={change} onChanged={onChanged} />}
        </div>
      )}
    </li>
  );
}

function kindOf({ before, after }: RecordedChange): { word: string; tone: BadgeTone } {
  if (before === null) return { word: "added", tone: "added" };
  return after === null ? { word: "removed", tone: "removed" } : { word: "changed", tone: "changed" };
}
