"use client";

import Link from "next/link";
import { toast } from "sonner";
import type { Actions } from "@/components/actions/actions";
import { heard, reportRefusal } from "@/components/actions/report";
import { followJob } from "@/components/jobs/job-store";
import { shortName } from "@/components/recording/names";
import type { Entry } from "@/lib/change/entry";
import type { Refusal } from "@/lib/change/refusal";
import { turnedSentence } from "@/lib/change/turned";
import { visibleText } from "@/lib/format/visible";
import { historyHref } from "@/lib/url-state/history-state";
import { recordingHref } from "@/lib/url-state/list-state";

/** Milliseconds before one is told that it takes longer; and the toast that says so. */
const PATIENCE = 400;
const WAITING = "turning";

type Way = "undo" | "redo";
type Turning = Pick<Actions, Way>;

/**
 * Undoes or redoes a change (null: the latest), and says in a toast what became of which recording; where it is of many
 * files, a job shows how far it is.
 */
export async function turnChange(way: Way, id: string | null, actions: Turning): Promise<Refusal | null> {
  const waiting = setTimeout(() => toast.loading(way === "undo" ? "Undoing…" : "Redoing…", { id: WAITING }), PATIENCE);
  const turned = await heard(() => actions[way]({ ids: id === null ? null : [id] }));
  clearTimeout(waiting);
  toast.dismiss(WAITING);
  if (!turned.ok) return turned.refusal;
  if (turned.job !== null) followJob(turned.job);
  for (const entry of turned.entries) {
    toast.success(visibleText(turnedSentence(way, entry)), { description: <Where entry={entry} />, duration: 8000 });
  }
  return null;
}

/** As `turnChange` for the latest change; a refusal is a toast, too: keys have no place of their own. */
export async function turnLatest(way: Way, actions: Turning): Promise<void> {
  const refusal = await turnChange(way, null, actions);
  if (refusal?.reason === "journal") toast(`There is nothing to ${way}.`);
  else if (refusal) await reportRefusal(refusal);
}

function Where({ entry }: { entry: Entry }) {
  const standing = entry.changes.find(({ after }) => after !== null);
  const link = "recorded underline";
  return (
    <span className="flex flex-wrap gap-x-3">
      {standing && (
        <Link href={recordingHref(standing.path)} className={link}>
          {visibleText(shortName(standing.path))}
        </Link>
      )}
      <Link href={historyHref({ why: null, text: "", entry: entry.id })} className={link}>
        Show the change
      </Link>
    </span>
  );
}
