"use client";

import { shortName } from "@/components/recording/names";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Chevron } from "@/components/ui/chevron";
import { cx } from "@/components/ui/class-names";
import type { ListedEntry } from "@/lib/change/history-page";
import { formatAgo, formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { EntryDetail } from "./entry-detail";
import { WHY } from "./why";

const STATES: Readonly<Record<ListedEntry["state"], { word: string; tone: BadgeTone } | null>> = {
  done: null,
  undone: { word: "undone", tone: "neutral" },
  failed: { word: "failed", tone: "error" },
  open: { word: "under way", tone: "warning" },
};

type Props = {
  entry: ListedEntry;
  now: number;
  own: boolean;
  open: boolean;
  onToggle: () => void;
  onChanged: () => void;
};

/** One change: why, what, who and when; it opens to show what it did. */
export function EntryRow({ entry, now, own, open, onToggle, onChanged }: Props) {
  const { word, icon: Icon } = WHY[entry.why];
  const state = STATES[entry.state];
  const at = new Date(entry.at);
  const quiet = entry.state === "undone" || entry.state === "failed";
  return (
    <>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className={cx("flex w-full items-start gap-2 px-3 py-1.5 text-left hover:bg-hover", open && "bg-surface")}
        >
          <Chevron open={open} className="mt-[3px]" />
          <Icon aria-hidden size={14} className="mt-[3px] shrink-0 text-ink-muted" />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
            <span className={cx("font-medium", quiet && "text-ink-muted")}>{word}</span>
            {state && <Badge tone={state.tone}>{state.word}</Badge>}
            {entry.of !== null && <span className="font-mono text-code text-ink-muted">of {entry.of}</span>}
            <Files entry={entry} />
            {entry.note !== null && <span className="recorded text-ink-muted">{visibleText(entry.note)}</span>}
          </span>
          <span className="flex shrink-0 flex-wrap justify-end gap-x-3 text-ink-faint max-sm:flex-col max-sm:items-end">
            <span className="recorded max-sm:hidden">{visibleText(entry.who)}</span>
            <span className="font-mono text-code">{entry.id}</span>
            <time dateTime={entry.at} title={at.toISOString()} className="tabular w-20 text-right">
              {formatAgo(at.getTime(), now)}
            </time>
          </span>
        </button>
      </h2>
      {open && <EntryDetail entry={entry} own={own} onChanged={onChanged} />}
    </>
  );
}

function Files({ entry: { files, count } }: { entry: ListedEntry }) {
  const more = count - files.length;
  return (
    <span className="recorded min-w-0 font-mono text-code text-ink-muted">
      {files.map(({ path }) => visibleText(folderAndName(path))).join(", ")}
      {more > 0 && <span className="font-sans text-ui"> and {formatCount(more)} more</span>}
    </span>
  );
}

/** The last folder that says something, and the name. */
function folderAndName(path: string): string {
  const folders = path.split("/").slice(0, -1);
  const suite = folders.filter((folder) => folder !== "recordings").at(-1);
  return `${suite === undefined ? "" : `${suite}/`}${shortName(path)}`;
}
