"use client";

import { GitPullRequest } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { EmptyState, ErrorNote, Skeleton } from "@/components/ui/state";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ReviewedFile, ReviewView } from "@/lib/review/view";
import { type ReviewState, reviewHref } from "@/lib/url-state/review-state";
import type { Act } from "./act-dialog";
import { ChangeList } from "./change-list";
import { DecisionButtons, FlagComment } from "./decision";
import { Difference, type Look } from "./difference";
import { FileHeader } from "./file-header";
import {
  type Chosen,
  choiceOf,
  chosenBy,
  idsOf,
  isSame,
  itemsOf,
  nextPending,
  type Opened,
  openedAt,
} from "./list-items";
import { sharedMark } from "./mark-icon";
import { SectionBar } from "./section-bar";
import { useFile } from "./use-file";
import { useFresh } from "./use-fresh";
import { useMarks } from "./use-marks";
import { useRows } from "./use-rows";

const ActDialog = dynamic(() => import("./act-dialog").then((module) => module.ActDialog), { ssr: false });

type Props = { state: ReviewState; view: ReviewView; first: { id: string; file: ReviewedFile | null } | null };

/** A range, from its sentence to the last decision. */
export function ReviewPage({ state: { base, head, ...initial }, view, first }: Props) {
  const { readOnly } = useServer();
  const names = { base, head };
  const { stale, refresh } = useFresh(names, view);
  const marks = useMarks(view);
  const rows = useRows(names, view);
  const [only, setOnly] = useState(initial.section);
  const isNamed = first?.file?.path === initial.file;
  const [opened, setOpened] = useState<Opened>(() => (first && isNamed ? openedAt(view, first.id) : new Map()));
  const [asked, setChosen] = useState<Chosen | null>(() => first && choiceOf(view, first.id, !isNamed));
  const [look, setLook] = useState<Look>({ split: false, whole: false, lines: false });
  const [act, setAct] = useState<Act | null>(null);
  const shown = useRef<HTMLElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const items = itemsOf(view, only, opened);
  const chosen = presentChoice(view, asked, first);
  const { file, refusal, isOld } = useFile(names, chosen?.id ?? null, first?.file ?? null);
  const canAct = !readOnly && view.head === null;

  const address = (change: { section?: ReviewState["section"]; file?: string | null }) => {
    const next = { base, head, section: only, file: file?.path ?? null, ...change };
    window.history.replaceState(null, "", reviewHref(next));
  };
  const choose = (next: Chosen) => {
    setChosen(next);
    const row = rows.get(next.id);
    if (row) address({ file: row.path });
    // On a phone the difference stands below the list.
    if (window.matchMedia("(max-width: 767px)").matches) shown.current?.scrollIntoView();
  };
  const narrow = (section: ReviewState["section"]) => {
    setOnly(section);
    const left = itemsOf(view, section, opened);
    const next = chosen && inList(left, chosen) ? chosen : left.map(chosenBy).find((each) => each !== null);
    if (next) setChosen(next);
    const row = next && rows.get(next.id);
    address({ section, file: row?.path ?? null });
  };
  const step = (direction: 1 | -1, isDecided = marks.isDecided) => {
    const next = nextPending(items, chosen, direction, isDecided);
    if (next) choose(next);
  };
  const mark = chosen ? sharedMark(idsOf(chosen).map(marks.of)) : { decision: null, viewed: false };
  const accept = () => {
    if (!chosen) return;
    const ids = idsOf(chosen);
    if (mark.decision === "accepted") return marks.set(ids, { decision: null });
    marks.set(ids, { decision: "accepted", viewed: true });
    step(1, (id) => ids.includes(id) || marks.isDecided(id));
  };
  const flag = () => {
    if (!chosen) return;
    const isFlagged = mark.decision === "flagged";
    marks.set(idsOf(chosen), isFlagged ? { decision: null } : { decision: "flagged", viewed: true });
    if (!isFlagged) requestAnimationFrame(() => comment.current?.focus());
  };
  const seen = () => chosen && marks.set(idsOf(chosen), { viewed: !mark.viewed });
  const toggle = (name: keyof Look) => setLook((old) => ({ ...old, [name]: !old[name] }));
  useKeys(
    [
      { keys: ["j"], label: "Next to decide", run: () => step(1) },
      { keys: ["k"], label: "Previous to decide", run: () => step(-1) },
      ...(readOnly
        ? []
        : [
            { keys: ["y"], label: "Accept", run: accept },
            { keys: ["n"], label: "Flag", run: flag },
            { keys: ["v"], label: "Viewed", run: seen },
          ]),
      { keys: ["t"], label: "Lines of the file", run: () => toggle("lines") },
      { keys: ["s"], label: "Side by side", run: () => toggle("split") },
      { keys: ["w"], label: "All that is said, or what changed", run: () => toggle("whole") },
    ],
    "Review",
  );

  const noiseOnly = view.groups.flatMap(({ section, ids }) => (section === "noise" ? ids : []));
  const isNoiseShown = noiseOnly.length > 0 && (only === null || only === "noise");
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b px-4 py-2">
        <p role="status" className="tabular min-w-0 basis-full text-prose font-semibold">
          {view.sentence}
        </p>
        <SectionBar view={view} only={only} onOnly={narrow} />
        <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
          {stale && (
            <span className="flex items-center gap-2 text-warning">
              The work tree changed: <Button onClick={refresh}>Refresh</Button>
            </span>
          )}
          {canAct && noiseOnly.length > 0 && (
            <Button onClick={() => setAct({ type: "restore", ids: noiseOnly })}>
              Restore {formatQuantity(noiseOnly.length, "noise-only file")}…
            </Button>
          )}
          {canAct && view.superseded.length > 0 && (
            <Button onClick={() => setAct({ type: "superseded", ids: view.superseded })}>
              Delete {formatCount(view.superseded.length)} superseded…
            </Button>
          )}
        </div>
        {isNoiseShown && view.noise.length > 0 && (
          <p className="tabular basis-full truncate text-small text-ink-muted">
            Noise, which no test sees:{" "}
            {view.noise.map(({ name, count }) => `${visibleText(name)} ${formatCount(count)}`).join(", ")}
          </p>
        )}
      </div>
      {items.length === 0 ? (
        <EmptyState
          icon={GitPullRequest}
          title={view.groups.length === 0 ? "No recording changed" : "Nothing of this class"}
          hint={
            view.groups.length === 0
              ? `Compared with ${visibleText(view.base.name)}, ${view.base.id.slice(0, 8)}. Name another base, or another head.`
              : "Choose another class."
          }
        />
      ) : (
        <div className="flex flex-1 flex-col md:min-h-0 md:flex-row">
          <ChangeList
            items={items}
            rows={rows}
            marks={marks}
            chosen={chosen && (inList(items, chosen) ? chosen : null)}
            onChoose={choose}
            onToggle={(key, open) => setOpened(new Map(opened).set(key, open))}
          />
          <section
            ref={shown}
            aria-label="Difference"
            aria-busy={isOld}
            tabIndex={0}
            className="min-w-0 flex-1 px-4 py-3 md:min-h-0 md:overflow-y-auto"
          >
            {refusal && (
              <ErrorNote title={visibleText(refusal.problem.message)} hint={visibleText(refusal.problem.hint)} />
            )}
            {chosen === null && <Decided />}
            {chosen !== null && file === null && !refusal && <Skeleton className="h-40 w-full" />}
            {chosen !== null && file !== null && (
              <article className={isOld ? "opacity-60" : undefined}>
                <FileHeader file={file}>
                  {chosen.group && (
                    <span className="tabular text-ink-muted">
                      one of {formatQuantity(chosen.group.ids.length, "file")}, decided together
                    </span>
                  )}
                </FileHeader>
                <div className="flex flex-wrap items-center gap-1.5 border-b py-2">
                  {!readOnly && <DecisionButtons mark={mark} onAccept={accept} onFlag={flag} onViewed={seen} />}
                  <LookButtons look={look} onToggle={toggle} />
                  {canAct && (
                    <Button tone="quiet" onClick={() => setAct({ type: "restore", ids: idsOf(chosen) })}>
                      Restore…
                    </Button>
                  )}
                  {canAct && file.leftBehind && (
                    <Button tone="quiet" onClick={() => setAct({ type: "superseded", ids: [file.id] })}>
                      Delete the old one…
                    </Button>
                  )}
                </div>
                {!readOnly && mark.decision === "flagged" && (
                  <FlagComment
                    key={chosen.id}
                    field={comment}
                    comment={marks.of(chosen.id).comment}
                    onComment={(text) => marks.set(idsOf(chosen), { comment: text })}
                  />
                )}
                <div className="pt-3">
                  <Difference file={file} names={names} look={look} />
                </div>
              </article>
            )}
          </section>
        </div>
      )}
      <footer className="sticky bottom-0 flex min-h-9 flex-wrap items-center justify-between gap-x-4 border-t bg-surface px-4 py-1 text-ink-muted">
        <p role="status" aria-label="Progress" className="tabular">
          {formatCount(marks.decided)} of {formatCount(marks.pending)} decided
        </p>
        <p className="hidden items-center gap-3 md:flex">
          <span>
            <Kbd keys="j" /> next to decide
          </span>
          <span>
            <Kbd keys="k" /> previous
          </span>
          <span>
            <Kbd keys="?" /> all keys
          </span>
        </p>
      </footer>
      {act && (
        <ActDialog
          act={act}
          names={names}
          baseName={view.base.name}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            refresh();
          }}
        />
      )}
    </>
  );
}

function LookButtons({ look, onToggle }: { look: Look; onToggle: (name: keyof Look) => void }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Button tone="quiet" aria-pressed={look.lines} onClick={() => onToggle("lines")}>
        Lines <Kbd keys="t" />
      </Button>
      <Button tone="quiet" aria-pressed={look.split} disabled={look.lines} onClick={() => onToggle("split")}>
        Side by side <Kbd keys="s" />
      </Button>
      <Button tone="quiet" aria-pressed={look.whole} disabled={look.lines} onClick={() => onToggle("whole")}>
        Whole conversation <Kbd keys="w" />
      </Button>
    </span>
  );
}

function Decided() {
  return (
    <EmptyState
      icon={GitPullRequest}
      title="Nothing to decide here"
      hint="What is left is noise: open it in the list."
    />
  );
}

function inList(items: ReturnType<typeof itemsOf>, chosen: Chosen): boolean {
  return items.some((item) => isSame(chosenBy(item), chosen));
}

/** What was chosen, as the range holds it now: a file that was changed meanwhile is another difference. */
function presentChoice(view: ReviewView, asked: Chosen | null, first: Props["first"]): Chosen | null {
  return (asked && choiceOf(view, asked.id, asked.group !== null)) ?? (first && choiceOf(view, first.id, true));
}
