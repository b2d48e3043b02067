import { FileDiff, GitCommitHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { MeaningChanges } from "@/components/diff/meaning-changes";
import { TextDiff } from "@/components/edit/text-diff";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/state";
import type { Commit, CommitDiff, CommitView } from "@/lib/change/commit-diff";
import type { Outcome } from "@/lib/change/refusal";
import { CLASS_WORDS } from "@/lib/diff/semantic/classes";
import type { SemanticDiff } from "@/lib/diff/semantic/semantic-diff";
import { formatAgo, formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { FoldedLines } from "./folded-lines";
import { DIFF_ID, RevertFile } from "./revert-button";
import { ValueGroupView } from "./value-group";

/** A recording beside the last commit: what changed, and ways back. */
export function CommitDiffView({ outcome }: { outcome: Outcome<{ view: CommitView }> }) {
  return (
    <section
      id={DIFF_ID}
      tabIndex={-1}
      aria-label="Since the last commit"
      className="mx-auto w-full max-w-5xl flex-1 p-3 outline-none md:p-4"
    >
      {outcome.ok ? <Found view={outcome.view} /> : <Refused {...outcome.refusal.problem} />}
    </section>
  );
}

function Refused({ message, hint }: { message: string; hint: string }) {
  return (
    <EmptyState icon={FileDiff} title={`No difference to show: ${visibleText(message)}`} hint={visibleText(hint)} />
  );
}

function Found({ view }: { view: CommitView }) {
  const { path, state, hash, blob, commit, diff } = view;
  if (state === "same") {
    return (
      <EmptyState
        icon={GitCommitHorizontal}
        title="Nothing changed since the last commit"
        hint={commit && <CommitName commit={commit} />}
      />
    );
  }
  if (state === "new" || blob === null) {
    return (
      <EmptyState
        icon={FileDiff}
        title="All of it is new"
        hint={
          commit ? (
            <>
              The last commit has no such file: <CommitName commit={commit} />
            </>
          ) : (
            "Nothing was committed yet."
          )
        }
      />
    );
  }
  const file = { path, hash, blob };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0">
          {state === "gone" ? "The file is gone; the last commit has it: " : "Differs from the last commit, "}
          {commit && <CommitName commit={commit} />}
          {diff && (
            <>
              : {formatQuantity(diff.changedLines.added, "line")} added, {formatCount(diff.changedLines.removed)}{" "}
              removed
            </>
          )}
          . {diff?.meaning && <Badge tone="changed">{CLASS_WORDS[diff.meaning.class]}</Badge>}
        </p>
        <RevertFile file={file} label={state === "gone" ? "Bring the file back" : "Revert the file"} />
      </div>
      {state === "changed" && (diff ? <Changes diff={diff} file={file} /> : <p>One of the two is not UTF-8 text.</p>)}
    </div>
  );
}

function Changes({ diff, file }: { diff: CommitDiff; file: { path: string; hash: string | null; blob: string } }) {
  const { meaning, groups, changedLines, text, onlyLineEnds } = diff;
  return (
    <>
      <Part title="What it says">
        {meaning === null ? (
          <p className="text-ink-muted">One of the two cannot be read as a recording: only lines can be compared.</p>
        ) : (
          <>
            <MeaningChanges changes={meaning.parts} />
            <p className="text-ink-muted empty:hidden">{sentenceOf(diff, meaning)}</p>
          </>
        )}
      </Part>
      {groups !== null && groups.length > 0 && (
        <Part title="Value by value">
          {groups.map((group) => (
            <ValueGroupView key={group.name} group={group} file={file} />
          ))}
        </Part>
      )}
      {!onlyLineEnds && (
        <Part title="Lines of the file">
          {changedLines.added + changedLines.removed <= MOST_OPEN ? (
            <TextDiff text={text} />
          ) : (
            <FoldedLines key={file.hash} path={file.path} />
          )}
        </Part>
      )}
    </>
  );
}

/** Changed lines that are shown without being asked for. */
const MOST_OPEN = 100;

/** What differs beside what a test would see. */
function sentenceOf({ groups, onlyLineEnds }: CommitDiff, { parts, noise }: SemanticDiff): string {
  if (onlyLineEnds) return "Only the line endings differ: CR LF in one, LF in the other.";
  if (groups?.length === 0) return "Only the layout differs: white space, escapes, or the order of keys.";
  return parts.length === 0 ? `Only noise, which no test sees: ${visibleText(noise.join(", "))}.` : "";
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-1.5">
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** A commit as people name it. */
function CommitName({ commit: { id, at, subject } }: { commit: Commit }) {
  return (
    <>
      <code title={id} className="font-mono text-code">
        {id.slice(0, 8)}
      </code>
      ,{" "}
      <time dateTime={at} title={at}>
        {formatAgo(Date.parse(at), Date.now())}
      </time>
      {subject !== "" && <span className="recorded text-ink-muted"> “{visibleText(subject)}”</span>}
    </>
  );
}
