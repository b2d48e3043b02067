import { join } from "node:path";
import type { FixTarget } from "../../change/fix-preview";
import { type Outcome, type Refused, refuse } from "../../change/refusal";
import { fixOf } from "../../fix";
import type { FixPlan } from "../../fix/fix";
import type { FixName } from "../../fix/name";
import type { Recording } from "../../recording/recording";
import { openAt } from "../open-at";
import { newPathOf, recordingAt } from "../planned-edit";
import { nativeSha256 } from "../sha256";
import type { FileChange } from "../store/apply";
import { type FileState, stampAt } from "../store/bytes";
import { baseOf } from "../store/place";

/**
 * A file as it is on the disk, and what a fix would make of it. `to`: the name that it gets, or would get by its key.
 */
export type PlannedFix = { recording: Recording; state: FileState; plan: FixPlan; to: string | null };

/** Plans a fix of one file. Refused where it cannot be read, or is not the one that the person saw. */
export async function plannedFix(
  root: string,
  fix: FixName,
  { path, pointers, other, expectedHash }: FixTarget,
): Promise<Outcome<PlannedFix>> {
  const read = await recordingAt(root, path, expectedHash);
  if (!read.ok) return read;
  const { recording, state } = read;
  const found = other === null ? null : baseOf(root);
  const kept = other !== null && found?.ok ? openAt(found.base, other) : null;
  const plan = fixOf(fix).planFix(recording, { hash: nativeSha256, pointers, other: kept });
  const to = plan.type === "rename" ? plan.to : plan.type === "edit" ? newPathOf(path, plan.plan) : null;
  return { ok: true, recording, state, plan, to };
}

/** What is to become of the files of a plan; refused where there is a file of the new name already. */
export function changesOf(
  root: string,
  { recording: { path }, state, plan, to }: PlannedFix,
  rename: boolean,
  over: string | null = null,
): Outcome<{ changes: FileChange[] }> {
  const expected = state.hash;
  const gone: FileChange = { path, expected, after: null, known: state };
  if (plan.type === "delete") return { ok: true, changes: [gone] };
  if (plan.type !== "edit" && plan.type !== "rename") return { ok: true, changes: [] };
  const bytes = plan.type === "edit" ? Buffer.from(plan.plan.text, "utf8") : state.bytes;
  if (to === null || (plan.type === "edit" && !rename)) return { ok: true, changes: [{ ...gone, after: bytes }] };
  if (over === null && isThere(root, to)) return collision(path, to);
  return { ok: true, changes: [gone, { path: to, expected: over, after: bytes, mode: state.marks.mode }] };
}

/** Whether there is anything at a path below the root. */
export function isThere(root: string, path: string): boolean {
  return stampAt(join(/*turbopackIgnore: true*/ root, path)) !== null;
}

function collision(path: string, to: string): Refused {
  const hint = "Compare the two, and delete one.";
  return refuse("edit", path, `there is a recording \`${to}\` already`, hint);
}
