"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FacetCount, ListQuery } from "@/lib/catalog/query";
import { formatCount } from "@/lib/format/human";
import type { UpdateListState } from "./use-list-state";

const RevertDialog = dynamic(() => import("@/components/committed/revert-dialog").then((file) => file.RevertDialog), {
  ssr: false,
});

/** All marks that say that a file differs. */
const MARKS = ["added", "modified", "untracked", "conflicted"];

/** What differs from the last commit: a way to see only that, and to what is gone. */
export function GitTools({
  query,
  update,
  git,
  gone,
}: {
  query: ListQuery;
  update: UpdateListState;
  git: readonly FacetCount[];
  gone: number;
}) {
  const [open, setOpen] = useState(false);
  const changed = git.filter(({ value }) => MARKS.includes(value)).reduce((sum, { count }) => sum + count, 0);
  const chosen = query.facets.git ?? [];
  const only = chosen.length > 0 && chosen.every((value) => MARKS.includes(value));
  const toggle = () => {
    const { git: _, ...others } = query.facets;
    const facets = only ? others : { ...others, git: MARKS };
    update((now) => ({ ...now, at: null, query: { ...now.query, facets } }));
  };
  return (
    <>
      {(changed > 0 || only) && (
        <Button
          tone="quiet"
          className="tabular px-2"
          aria-pressed={only}
          title="Show only what differs from the last commit"
          onClick={toggle}
        >
          {formatCount(changed)} changed
        </Button>
      )}
      {gone > 0 && (
        <Button
          tone="quiet"
          className="tabular px-2"
          title="Recordings of the last commit that are not there any more"
          onClick={() => setOpen(true)}
        >
          {formatCount(gone)} gone
        </Button>
      )}
      {open && <RevertDialog paths={null} onClose={() => setOpen(false)} />}
    </>
  );
}
