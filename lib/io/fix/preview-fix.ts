import type { FixPreview, FixRow, FixTarget } from "../../change/fix-preview";
import { changePreviewOf, type DownstreamTurn } from "../../change/preview";
import { type Outcome, sentencesOf } from "../../change/refusal";
import { maskedPreview } from "../../fix/mask";
import type { FixName } from "../../fix/name";
import { isTaken } from "../planned-edit";
import { inPool } from "../store/pool";
import { changesOf, isThere, plannedFix } from "./planned-fix";

/**
 * What a fix would do to one file, in full, and without any secret that the file holds. `turnsBehind` finds the later
 * turns of a test, where the caller knows them.
 */
export async function previewFix(
  root: string,
  fix: FixName,
  target: FixTarget,
  turnsBehind: (path: string, testId: string | null) => Promise<DownstreamTurn[]> = async () => [],
): Promise<Outcome<{ preview: FixPreview }>> {
  const { path, other } = target;
  const planned = await plannedFix(root, fix, target);
  if (!planned.ok) return planned;
  const { recording, state, plan, to } = planned;
  const { testId, response } = recording;
  switch (plan.type) {
    case "nothing":
      return { ok: true, preview: { type: "nothing", path, why: plan.why } };
    case "refused":
      return { ok: true, preview: { type: "refused", path, why: `${plan.failure.message} ${plan.failure.hint}` } };
    case "delete":
      return { ok: true, preview: { type: "delete", path, testId, other } };
    case "rename": {
      const made = changesOf(root, planned, true, target.over);
      return made.ok ? { ok: true, preview: { type: "rename", path, to: plan.to } } : made;
    }
    case "edit": {
      const meets = plan.plan.edits.some(({ from, to: end }) => from >= response.start && end <= response.end);
      const around = {
        hash: state.hash,
        key: { newPath: to, taken: to !== null && (await isTaken(root, to)) },
        downstream: fix === "redact" && meets ? await turnsBehind(path, testId) : [],
      };
      const change = maskedPreview(recording, changePreviewOf(recording, plan.plan, around), fix === "redact");
      return { ok: true, preview: { type: "edit", change } };
    }
  }
}

/** What a fix would do to each of several files, in short. */
export function surveyFix(root: string, fix: FixName, targets: readonly FixTarget[]): Promise<FixRow[]> {
  return inPool(targets, async (target): Promise<FixRow> => {
    const planned = await plannedFix(root, fix, target);
    const base = { path: target.path, lines: { added: 0, removed: 0 }, rekeys: false, to: null, meets: null };
    if (!planned.ok) {
      return { ...base, hash: null, outcome: "refused", testId: null, why: sentencesOf(planned.refusal.problem) };
    }
    const { recording, state, plan, to } = planned;
    const row = { ...base, hash: state.hash, testId: recording.testId, to };
    if (plan.type === "nothing") return { ...row, outcome: "nothing", why: plan.why };
    if (plan.type === "refused")
      return { ...row, outcome: "refused", why: `${plan.failure.message} ${plan.failure.hint}` };
    if (plan.type === "delete") return { ...row, outcome: "delete", why: null };
    const made = changesOf(root, planned, plan.type === "rename");
    const meets = to !== null && isThere(root, to) ? { rival: null } : null;
    if (!made.ok) return { ...row, outcome: "refused", meets, why: sentencesOf(made.refusal.problem) };
    if (plan.type === "rename") return { ...row, outcome: "rename", rekeys: true, why: null };
    const { changedLines, key } = plan.plan;
    return { ...row, outcome: "edit", lines: changedLines, rekeys: key.before !== key.after, meets, why: null };
  });
}
