"use client";

import { GitPullRequest } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useJob } from "@/components/actions/use-job";
import { useKeys } from "@/components/shell/keys";
import { EmptyState, Skeleton } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { ReviewView } from "@/lib/review/view";
import { type ReviewState, reviewHref } from "@/lib/url-state/review-state";
import type { Act } from "./act-dialog";
import { ChangeList } from "./change-list";
import { ChosenFile } from "./chosen-file";
import { Footer } from "./footer";
import { type Chosen, standsIn } from "./list-items";
import { Summary } from "./summary";
import { type First, useAddress, useChoice } from "./use-choice";
import { useFile } from "./use-file";
import { useFindings } from "./use-findings";
import { useFresh } from "./use-fresh";
import { useMarks } from "./use-marks";
import { usePart } from "./use-part";
import { useRows } from "./use-rows";

const ActDialog = dynamic(() => import("./act-dialog").then((module) => module.ActDialog), { ssr: false });

/** A range, from its sentence to the last decision. */
export function ReviewPage({ state, view, first }: { state: ReviewState; view: ReviewView; first: First }) {
  const { readOnly } = useServer();
  const { base, head } = state;
  const range = { base, head, key: view.key };
  const { stale, refresh } = useFresh({ base, head }, view);
  const marks = useMarks(view);
  const rows = useRows({ base, head }, view);
  const findings = useFindings(range);
  const { items, only, narrow, chosen, choose, step, reveal, open } = useChoice(view, state, first, marks);
  const { file, refusal, isOld } = useFile(range, chosen?.id ?? null, first?.file ?? null);
  const [look, setLook] = useState(state.look);
  const [act, setAct] = useState<Act | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const shown = useRef<HTMLElement>(null);
  // What the address asked for and is not there; said as long as what stands in its place is shown.
  const [lost] = useState({ path: state.file === first?.file?.path ? null : state.file, shown: first?.id ?? null });
  const path = file?.path ?? null;
  const { part, point } = usePart(path);
  const hrefOf = (anchor: string | null) => reviewHref({ base, head, section: only, file: path, look }, anchor);
  useAddress(isOld || path === null || part === undefined ? null : hrefOf(part));
  const withFinding = findings.found?.files.map(({ id }) => id) ?? [];
  const toFinding = () => {
    const next = withFinding[(withFinding.indexOf(chosen?.id ?? "") + 1) % withFinding.length];
    if (next !== undefined) reveal(next);
  };
  useKeys(
    [
      { keys: ["j"], label: "Next to decide", run: () => step(1) },
      { keys: ["k"], label: "Previous to decide", run: () => step(-1) },
      ...(withFinding.length > 0 ? [{ keys: ["f"], label: "Next with a new finding", run: toFinding }] : []),
    ],
    "Review",
  );
  const onAct = readOnly || view.head !== null ? null : setAct;
  const onChoose = (next: Chosen) => {
    choose(next);
    // On a phone the difference stands below the list.
    if (window.matchMedia("(max-width: 767px)").matches) shown.current?.scrollIntoView();
  };
  return (
    <>
      <Summary
        view={view}
        findings={findings}
        onFinding={toFinding}
        only={only}
        onOnly={narrow}
        onAct={onAct}
        stale={stale}
        onRefresh={refresh}
      />
      {items.length === 0 ? (
        <Nothing view={view} />
      ) : (
        <div className="flex flex-1 flex-col md:min-h-0 md:flex-row">
          <ChangeList
            items={items}
            rows={rows}
            marks={marks}
            findings={findings}
            chosen={chosen && standsIn(items, chosen) ? chosen : null}
            onChoose={onChoose}
            onToggle={open}
          />
          <section
            ref={shown}
            aria-label="Difference"
            aria-busy={isOld}
            tabIndex={0}
            className="min-w-0 flex-1 px-4 py-3 md:min-h-0 md:overflow-y-auto"
          >
            {refusal && <RefusalNote refusal={refusal} />}
            {lost.path !== null && lost.shown === (chosen?.id ?? null) && (
              <p className="recorded pb-2 text-warning">{visibleText(lost.path)} does not differ in this range.</p>
            )}
            {chosen === null && <OnlyNoise />}
            {chosen && !file && !refusal && <Skeleton className="h-40 w-full" />}
            {chosen && file && (
              <article className={isOld ? "opacity-60" : undefined}>
                <ChosenFile
                  file={file}
                  range={range}
                  chosen={chosen}
                  marks={marks}
                  look={look}
                  onLook={setLook}
                  links={{ part: part ?? null, hrefOf, point }}
                  onAccepted={(ids) => step(1, (id) => ids.includes(id) || marks.isDecided(id))}
                  onAct={onAct}
                  onResolved={refresh}
                />
              </article>
            )}
          </section>
        </div>
      )}
      <Footer marks={marks} />
      {job !== null && <JobEnd key={job} id={job} onEnd={refresh} />}
      {act && (
        <ActDialog
          act={act}
          range={range}
          onClose={() => setAct(null)}
          onStart={(begun) => {
            setAct(null);
            setJob(begun);
          }}
        />
      )}
    </>
  );
}

/** Says when work that this page has begun is over, however long the range takes to compare. */
function JobEnd({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { job, gone } = useJob(id);
  const isOver = gone || (job !== null && job.state !== "running");
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return null;
}

function Nothing({ view: { groups, base } }: { view: ReviewView }) {
  const [title, hint] =
    groups.length === 0
      ? [
          "No recording changed",
          `Compared with ${visibleText(base.name)}, ${base.id.slice(0, 8)}. Name another base, or another head.`,
        ]
      : ["Nothing of this class", "Choose another class."];
  return <EmptyState icon={GitPullRequest} title={title} hint={hint} />;
}

function OnlyNoise() {
  const hint = "What is left is noise: open it in the list.";
  return <EmptyState icon={GitPullRequest} title="Nothing to decide here" hint={hint} />;
}
