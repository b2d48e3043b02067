import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";
import { sectionWord } from "@/lib/review/sections";
import type { ReviewedFile } from "@/lib/review/view";
import { recordingHref } from "@/lib/url-state/list-state";

const CHANGE: Record<ReviewedFile["change"], string> = {
  added: "added",
  deleted: "deleted",
  modified: "changed",
  rekeyed: "re-keyed",
};

/** Which recording it is, and what became of it. */
export function FileHeader({ file, children }: { file: ReviewedFile; children: ReactNode }) {
  const { path, basePath, testId, change, section, isThere, leftBehind } = file;
  const name = testNameOf(testId) || path;
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="recorded min-w-0 font-semibold">
          {isThere ? (
            <Link href={recordingHref(path)} className="rounded-sm hover:underline">
              {visibleText(name)}
            </Link>
          ) : (
            visibleText(name)
          )}
        </h2>
        {section !== change && <Badge tone="changed">{sectionWord(section)}</Badge>}
        <Badge tone={change === "added" ? "added" : change === "deleted" ? "removed" : "neutral"}>
          {CHANGE[change]}
        </Badge>
        {children}
      </div>
      {basePath !== null && (
        <p className="recorded font-mono text-code text-ink-muted">
          <span className="sr-only">was </span>
          <del className="text-removed no-underline">{visibleText(basePath)}</del>
          {leftBehind && <span className="font-sans text-ui text-warning"> is still there: left behind</span>}
        </p>
      )}
      <p className="recorded font-mono text-code text-ink-muted">
        {basePath !== null && <span aria-hidden>→ </span>}
        {visibleText(path)}
      </p>
    </div>
  );
}
