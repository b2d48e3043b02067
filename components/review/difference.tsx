"use client";

import dynamic from "next/dynamic";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import { anchorsOf } from "@/lib/review/anchors";
import type { ReviewedFile, ShownRange } from "@/lib/review/view";
import type { Look } from "@/lib/url-state/review-state";
import { Lines } from "./lines";
import type { PartLinks } from "./part-link";
import { type AnchoredPart, type Part, PartRows } from "./part-rows";

const ConflictPanel = dynamic(() => import("./conflict/conflict-panel").then((module) => module.ConflictPanel));

const CommittedConflict = dynamic(() =>
  import("./conflict/committed-conflict").then((module) => module.CommittedConflict),
);

const ChunkDiffView = dynamic(() => import("./chunks/chunk-diff-view").then((module) => module.ChunkDiffView));

type Props = {
  file: ReviewedFile;
  range: ShownRange;
  look: Look;
  links: PartLinks;
  /** A merge conflict was ended; null where nothing can be changed. */
  onResolved: (() => void) | null;
};

/** What differs in a recording: what was asked beside what was answered, or its lines. */
export function Difference({ file, range, look, links, onResolved }: Props) {
  const { parts, whole, noise, problem, change, conflict, marked } = file;
  if (look.lines) return <Lines key={file.id} range={range} id={file.id} />;
  if (conflict === "open" && file.isThere) {
    return <ConflictPanel key={file.id} path={file.path} links={links} onDone={onResolved} />;
  }
  if (look.chunks && file.streams) return <ChunkDiffView key={file.id} range={range} id={file.id} />;
  if (marked?.where === "head") return <CommittedConflict marked={marked} links={links} />;
  const asked = parts.filter((part) => part.class === "request");
  const answered = parts.filter((part) => part.class !== "request" && part.class !== "key");
  const oneSided = change === "added" || change === "deleted" || marked !== null;
  const sides: [string, readonly Part[]][] =
    look.whole || oneSided
      ? [
          ["Request", whole.filter(({ what }) => !isAnswer(what))],
          ["Answer", whole.filter(({ what }) => isAnswer(what))],
        ]
      : [
          ["Request", asked],
          ["Answer", answered],
        ];
  const filled = anchored(sides).filter(({ parts }) => parts.length > 0);
  return (
    <div className="space-y-4">
      {conflict === "settled" && <Settled isThere={file.isThere} />}
      {marked && <CommittedConflict marked={marked} links={links} />}
      {problem !== null && !marked && (
        <ErrorNote title={`No readable recording: ${visibleText(problem)}`} hint="Its lines: key t." />
      )}
      <div className={filled.length === 2 && !look.split ? "grid gap-x-8 gap-y-4 xl:grid-cols-2" : "space-y-4"}>
        {filled.map(({ title, parts }) => (
          <section key={title} aria-label={title} className="min-w-0">
            <h3 className="pb-1 font-semibold">{title}</h3>
            <PartRows
              parts={parts}
              links={links}
              manner={oneSided ? "plain" : look.split ? "split" : "unified"}
              label={`${title}, part by part`}
            />
          </section>
        ))}
      </div>
      {filled.length === 0 && problem === null && (
        <p className="text-ink-muted">
          {noise.length > 0 ? "Nothing that a test sees differs." : "Nothing but the name differs."}
        </p>
      )}
      {noise.length > 0 && (
        <p className="text-ink-muted">Left out as noise, which no test sees: {visibleText(noise.join(", "))}.</p>
      )}
    </div>
  );
}

/** Both sides of what is shown are one page: a link must not mean a part of either. */
function anchored(sides: readonly [title: string, parts: readonly Part[]][]) {
  const anchors = anchorsOf(sides.flatMap(([, parts]) => parts));
  let at = 0;
  return sides.map(([title, parts]) => ({
    title,
    parts: parts.map((part): AnchoredPart => ({ ...part, anchor: anchors[at++] ?? "" })),
  }));
}

/** The parts of a conversation's end, by their names. */
function isAnswer(what: string): boolean {
  return /^(?:answer|finish reason|usage|error|payload)/.test(what);
}

function Settled({ isThere }: { isThere: boolean }) {
  return (
    <p className="text-ink-muted">
      The merge conflict in this file is settled; git waits for{" "}
      <code className="font-mono text-code">{isThere ? "git add" : "git rm"}</code>.
    </p>
  );
}
