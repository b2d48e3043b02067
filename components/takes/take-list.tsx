"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { memo, useState } from "react";
import { shortName, splitParameters } from "@/components/recording/names";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { CLASS_WORDS } from "@/lib/diff/semantic/classes";
import { formatAgo, formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { PendingRecording } from "@/lib/take/pending";
import { shortErrorOf } from "@/lib/take/short-error";
import { takesHref } from "@/lib/url-state/takes-state";
import { errorsOf, type TakeGroup, takesOfGroup } from "./groups";

/** Recordings of a group that are shown at first, where those before leave room, and with every wish for more. */
const STEP = 60;
const ROOM = 80;
const LEAST = 10;

type Props = {
  groups: readonly TakeGroup[];
  chosen: string | null;
  onChoose: (path: string) => void;
  now: number;
  busy: boolean;
  /** Null where nothing may be changed. */
  onAccept: ((takes: { id: string; seen: null }[]) => void) | null;
  /** What differs in noise alone: its committed bytes stay. */
  onKeep: ((takes: { id: string; seen: null }[]) => void) | null;
  onReject: ((ids: string[]) => void) | null;
};

/** The recordings with takes, by what the takes change, the gravest first. */
export function TakeList({ groups, ...rest }: Props) {
  let room = ROOM;
  return groups.map((group) => {
    const first = Math.min(STEP, Math.max(LEAST, room));
    room -= group.recordings.length;
    return <Group key={group.class} group={group} first={first} {...rest} />;
  });
}

function Group({
  group,
  first,
  chosen,
  onChoose,
  now,
  busy,
  onAccept,
  onKeep,
  onReject,
}: { group: TakeGroup; first: number } & Omit<Props, "groups">) {
  const [most, setMost] = useState(first);
  const { recordings } = group;
  // What keys lead to is always in the list.
  const at = recordings.findIndex(({ path }) => path === chosen);
  if (at >= most) setMost(at + STEP);
  const takes = takesOfGroup(group);
  const errors = errorsOf(group);
  const name = CLASS_WORDS[group.class];
  const isNoise = group.class === "noise";
  const decide = isNoise ? onKeep : onAccept;
  return (
    <section aria-label={name}>
      <div className="sticky top-0 z-10 flex min-h-9 items-center justify-between gap-2 border-b bg-surface px-3 py-1">
        <h2 className="whitespace-nowrap font-medium first-letter:uppercase">
          {name} <span className="tabular font-normal text-ink-muted">{formatCount(recordings.length)}</span>
        </h2>
        <span className="flex items-center">
          {onReject && errors.length > 0 && (
            <Button tone="quiet" disabled={busy} onClick={() => onReject(errors)} className="h-6 px-1.5">
              Reject all {formatQuantity(errors.length, "error")}
            </Button>
          )}
          {decide && takes.length > 0 && (
            <Button tone="quiet" disabled={busy} onClick={() => decide(takes)} className="h-6 px-1.5">
              {isNoise ? "Keep all committed bytes" : "Accept all"} {formatCount(takes.length)}
            </Button>
          )}
        </span>
      </div>
      <ul>
        {recordings.slice(0, most).map((recording) => (
          <Item
            key={recording.path}
            recording={recording}
            active={recording.path === chosen}
            onChoose={onChoose}
            now={now}
          />
        ))}
      </ul>
      {recordings.length > most && (
        <Button tone="quiet" className="m-1.5" onClick={() => setMost(most + STEP)}>
          Show more: {formatQuantity(recordings.length - most, "recording")} left
        </Button>
      )}
    </section>
  );
}

type ItemProps = { recording: PendingRecording; active: boolean } & Pick<Props, "onChoose" | "now">;

const Item = memo(function Item({ recording, active, onChoose, now }: ItemProps) {
  const { path, testName, model, takes, stale } = recording;
  const { name, parameters } = splitParameters(testName);
  const last = takes.at(-1);
  const broken = takes.some((take) => take.broken !== null);
  const chained = takes.some((take) => take.after.length > 0);
  const error = takes.findLast((take) => take.error)?.error ?? null;
  return (
    <li className="border-b [contain-intrinsic-size:auto_49px] [content-visibility:auto]">
      <Link
        href={takesHref(path)}
        prefetch={false}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onChoose(path);
        }}
        aria-current={active ? "true" : undefined}
        data-path={path}
        className={cx("block px-3 py-1", active ? "bg-selected" : "hover:bg-hover")}
      >
        <span className="flex items-baseline gap-2">
          <span className="recorded min-w-0 flex-1 truncate" title={visibleText(testName || path)}>
            <span className="font-medium">{visibleText(name) || visibleText(shortName(path))}</span>
            {parameters !== null && <span className="text-ink-muted">[{visibleText(parameters)}]</span>}
          </span>
          {last && (
            <time dateTime={last.at} className="tabular shrink-0 text-small text-ink-muted">
              {formatAgo(Date.parse(last.at), now)}
            </time>
          )}
        </span>
        <span className="flex items-center gap-2 text-small text-ink-muted">
          <span className="recorded min-w-0 flex-1 truncate">
            <span className="font-mono" title={visibleText(path)}>
              {visibleText(shortName(path))}
            </span>
            {model !== "" && ` · ${visibleText(model)}`}
          </span>
          {stale && <span className="shrink-0 text-warning">changed since</span>}
          {!stale && broken && <span className="shrink-0 text-warning">earlier turn gone</span>}
          {!stale && !broken && chained && <span className="shrink-0">new request</span>}
          {takes.length > 1 && <span className="tabular shrink-0">{formatQuantity(takes.length, "take")}</span>}
        </span>
        {error && (
          <span className="recorded flex items-center gap-1 text-small text-error">
            <CircleAlert aria-hidden size={12} className="shrink-0" />
            <span className="truncate" title={visibleText(error.message)}>
              {visibleText(
                `${error.type}${error.status === null ? "" : ` ${error.status}`}: ${shortErrorOf(error.message)}`,
              )}
            </span>
          </span>
        )}
      </Link>
    </li>
  );
});
