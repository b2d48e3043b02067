"use client";

import { followJob } from "@/components/jobs/job-store";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import type { Actions } from "./actions";

/** Says in a toast what was changed, with a way back where there is a change to undo. */
export async function reportChange(sentence: string, ids: readonly string[], { undo }: Pick<Actions, "undo">) {
  const { toast } = await import("sonner");
  const takeBack = async () => {
    const waiting = toast.loading("Undoing…");
    const undone = await heard(() => undo({ ids: ids.toReversed() }));
    toast.dismiss(waiting);
    const refusal = undone.ok ? undone.stopped : undone.refusal;
    if (refusal) return reportRefusal(refusal);
    if (undone.ok && undone.job !== null) followJob(undone.job);
    else toast.success("Undone.");
  };
  toast.success(visibleText(sentence), {
    duration: 8000,
    action: ids.length > 0 ? { label: "Undo", onClick: () => void takeBack() } : undefined,
  });
}

/** Says in a toast why nothing was changed; for places that have no room of their own for it. */
export async function reportRefusal({ path, problem }: Refusal) {
  const { toast } = await import("sonner");
  toast.error(visibleText(`${path === null ? "" : `${path}: `}${problem.message}.`), {
    description: visibleText(problem.hint),
    duration: 12_000,
  });
}

/** Asks the server; a server that cannot be heard becomes a refusal like any other. */
export async function heard<T>(ask: () => Promise<T>): Promise<T | { ok: false; refusal: Refusal }> {
  try {
    return await ask();
  } catch {
    const problem = {
      message: "the server could not be heard; nothing is known to have changed",
      line: null,
      column: null,
      hint: "Check that the program still runs, and try again: what you typed is still here.",
    };
    return { ok: false, refusal: { reason: "disk", path: null, problem } };
  }
}
