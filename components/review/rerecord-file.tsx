"use client";

import { CassetteTape } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { useRerecording } from "@/components/rerecord/use-rerecording";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatQuantity } from "@/lib/format/human";
import type { ReviewedFile } from "@/lib/review/view";
import { takesHref } from "@/lib/url-state/takes-state";

/** Asks the provider again for a changed recording; what it answered waits as a take, which a link leads to. */
export function RerecordFile({ file: { path, change, conflict, isThere, takes } }: { file: ReviewedFile }) {
  const { start, dialog } = useRerecording();
  const whyId = useId();
  const why = whyNot({ change, conflict, isThere });
  const rerecord = start && why === null ? () => start(async () => [path]) : null;
  useKeys(rerecord ? [{ keys: ["r"], label: "Re-record…", run: rerecord }] : [], "Difference");
  if (!start) return null;
  return (
    <>
      {dialog}
      <Button
        tone="quiet"
        disabled={rerecord === null}
        aria-describedby={rerecord ? undefined : whyId}
        onClick={() => rerecord?.()}
      >
        <CassetteTape aria-hidden size={14} />
        Re-record… <Kbd keys="r" />
      </Button>
      {!rerecord && (
        <span id={whyId} className="text-small text-ink-muted">
          {why}
        </span>
      )}
      {takes > 0 && (
        <Link href={takesHref(path)} className="tabular rounded-sm px-1 text-accent hover:underline">
          {formatQuantity(takes, "take")} pending
        </Link>
      )}
    </>
  );
}

/** Why there is nothing to ask again for; null where there is. */
function whyNot({ change, conflict, isThere }: Pick<ReviewedFile, "change" | "conflict" | "isThere">): string | null {
  if (conflict === "open") return "not while it is in conflict";
  if (isThere) return null;
  return change === "deleted" ? "not while it is deleted" : "only in the work tree; the head is a commit";
}
