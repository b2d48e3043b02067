import { openRecording, type Recording } from "../../recording/recording";
import { fixOf } from "..";
import type { FixContext, FixPlan } from "../fix";
import type { FixName } from "../name";

const ALL: FixContext = { pointers: null, other: null };

/** For tests: what a fix would do to a recording. */
export function planOf(fix: FixName, recording: Recording, context: Partial<FixContext> = {}): FixPlan {
  return fixOf(fix).planFix(recording, { ...ALL, ...context });
}

/** For tests: a recording after a fix that edits it; throws where it does not. */
export function fixed(fix: FixName, recording: Recording, context: Partial<FixContext> = {}): Recording {
  const plan = planOf(fix, recording, context);
  if (plan.type !== "edit") throw new Error(`no edit but ${JSON.stringify(plan)}`);
  const opened = openRecording(recording.path, plan.plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}
