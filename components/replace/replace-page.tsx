"use client";

import { Replace } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { type FileChoice, FileList } from "@/components/files/file-list";
import { MeetingChoice, type Meets } from "@/components/files/meeting-choice";
import { type Merges, withMerge } from "@/components/files/merges";
import { followJob } from "@/components/jobs/job-store";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { EmptyState, ErrorNote, Progress } from "@/components/ui/state";
import type { ReplaceRow } from "@/lib/change/replace-preview";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { type ReplaceState, replaceStateHref } from "@/lib/url-state/replace-state";
import { FileMatches } from "./file-matches";
import { chosenOf, type LeftOut, rekeys, skippedOf, targetsOf, totalsOf, totalsSentence, withFile } from "./left-out";
import { leftAlone, meetingsOf } from "./meetings";
import { QueryForm } from "./query-form";
import { type Survey, useSurvey } from "./use-survey";

const NOTHING_LEFT: LeftOut = new Map();

/** Find and replace: what to look for, what is found, and what is to be changed of it. */
export function ReplacePage({ initial: { list, query: initial } }: { initial: ReplaceState }) {
  const { actions, readOnly } = useServer();
  const { survey, ask, stop, clear } = useSurvey(list);
  const [query, setQuery] = useState(initial);
  const [left, setLeft] = useState(NOTHING_LEFT);
  const [shown, setShown] = useState(0);
  const [rename, setRename] = useState(false);
  const [merges, setMerges] = useState<Merges>(new Map());
  const [failure, setFailure] = useState<Survey["problem"]>(null);
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState(false);
  const totalsId = useId();
  const { rows, looking } = survey;
  const row = rows[shown];
  const meetings = useMemo(() => meetingsOf(rows, left), [rows, left]);
  const alone = useMemo(() => leftAlone(rows, left, { rename, merges }), [rows, left, rename, merges]);
  const changing = alone.size === 0 ? rows : rows.filter(({ path }) => !alone.has(path));
  const totals = totalsOf(changing, left);
  const anyRekeyed = totals.rekeyed + alone.size > 0;
  const isStale = survey.query !== null && JSON.stringify(survey.query) !== JSON.stringify(query);
  const problem = failure ?? survey.problem;

  const meets = row && meetings.get(row.path);
  const overOf = (path: string) => (rename && meetings.has(path) ? (merges.get(path) ?? null) : null);
  const compare = async (of: ReplaceRow, { rival }: Meets) => {
    const [target] = targetsOf([of], left);
    const [other = null] = targetsOf(
      rows.filter(({ path }) => path === rival),
      left,
    );
    if (!survey.query || !target) throw new Error("only what is to be replaced in is compared");
    return actions.compareReplaced({ query: survey.query, target, rival: other });
  };

  const choice: FileChoice<ReplaceRow> = {
    verb: "Replace in",
    chosenOf: (each) => chosenOf(each, left),
    onChoose: (each) => (each.why === null ? (on) => setLeft(withFile(left, each.path, on)) : null),
  };

  const preview = () => {
    setLeft(NOTHING_LEFT);
    setMerges(new Map());
    setShown(0);
    setFailure(null);
    setBegun(false);
    window.history.replaceState(null, "", replaceStateHref({ list, query }));
    void ask(query);
  };
  const apply = async () => {
    if (!survey.query) return;
    const targets = targetsOf(changing, left).map((target) => ({ ...target, over: overOf(target.path) }));
    const asked = { query: survey.query, targets, rename };
    setBusy(true);
    const started = await heard(() => actions.startReplace(asked));
    setBusy(false);
    if (!started.ok) return setFailure(started.refusal.problem);
    followJob(started.job);
    clear();
    setBegun(true);
  };

  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col max-md:overflow-y-auto">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 border-b px-4 py-1">
        <h1 className="font-semibold">Find and replace</h1>
        <p className="recorded text-ink-muted">{visibleText(scopeOf(list))}</p>
      </div>
      <QueryForm query={query} onChange={setQuery} onAsk={preview} onStop={looking ? stop : null} />
      {problem && (
        <div className="p-4">
          <ErrorNote title={visibleText(problem.message)} hint={visibleText(problem.hint)} />
        </div>
      )}
      {rows.length > 0 && survey.query ? (
        <div className="flex min-h-0 flex-1 flex-col max-md:flex-none md:flex-row">
          <FileList
            label="Recordings with matches"
            files={rows}
            shown={shown}
            onShow={setShown}
            shortOf={(each) => (alone.has(each.path) ? "name taken: left alone" : shortOf(each, left))}
            choice={choice}
          />
          <section aria-label="What would change" tabIndex={0} className="min-h-0 min-w-0 flex-1 overflow-y-auto p-4">
            {row && (
              <FileMatches key={row.path} query={survey.query} row={row} left={left} onLeave={setLeft}>
                {rename && meets && row.to !== null && (
                  <MeetingChoice
                    key={`${meets.rival} ${skippedOf(row, left)}`}
                    to={row.to}
                    meets={meets}
                    over={merges.get(row.path) ?? null}
                    onChoose={(hash) => setMerges(withMerge(merges, row.path, hash))}
                    compare={readOnly ? null : () => compare(row, meets)}
                  />
                )}
              </FileMatches>
            )}
          </section>
        </div>
      ) : (
        !problem && !looking && <Nothing asked={survey.query !== null} begun={begun} />
      )}
      {(looking || rows.length > 0) && (
        <footer className="bottom-0 mt-auto flex min-h-11 shrink-0 flex-wrap items-center justify-between gap-2 border-t bg-surface px-4 py-1.5 max-md:sticky">
          <div id={totalsId} role="status" className="tabular flex flex-wrap items-center gap-x-3 text-ink-muted">
            {looking && (
              <Progress
                done={survey.looked}
                total={survey.total}
                label={`looked at ${formatCount(survey.looked)} of ${formatCount(survey.total)}`}
              />
            )}
            {rows.length > 0 && totalsSentence(totals)}
            {isStale && !looking && " The preview is of the words before: preview again."}
          </div>
          {!readOnly && rows.length > 0 && (
            <div className="ml-auto flex flex-wrap items-center justify-end gap-3">
              {anyRekeyed && (
                <Choice checked={rename} onChange={setRename}>
                  Rename files whose key changes
                  {rename && alone.size > 0 && `, ${formatCount(alone.size)} left alone`}
                </Choice>
              )}
              <Button
                tone="primary"
                aria-describedby={totalsId}
                disabled={looking || busy || isStale || totals.files === 0}
                onClick={apply}
              >
                Replace in {formatQuantity(totals.files, "recording")}
              </Button>
            </div>
          )}
        </footer>
      )}
    </div>
  );
}

function shortOf(row: ReplaceRow, left: LeftOut): string {
  const what = row.why === null ? formatQuantity(row.count, "match", "matches") : "cannot be changed";
  return `${what}${rekeys(row, left) ? " · new key" : ""}`;
}

function scopeOf(list: ReplaceState["list"]): string {
  if (list === null) return "in the selected recordings";
  const chosen = Object.values(list.facets).flat();
  const words = [...(list.search === "" ? [] : [list.search]), ...chosen];
  return words.length === 0 ? "in all recordings" : `in the recordings of: ${words.join(", ")}`;
}

function Nothing({ asked, begun }: { asked: boolean; begun: boolean }) {
  const [title, hint] = begun
    ? [
        "The replacement has started",
        "The card below says what becomes of it, and undoes it. Preview again to see what is left.",
      ]
    : asked
      ? ["Nothing found", "Look in other places, or for other words."]
      : ["Say what to find", "Every match is shown before anything changes."];
  return <EmptyState icon={Replace} title={title} hint={hint} />;
}
