import { sentencesOf } from "../../change/refusal";
import type { Recording } from "../../recording/recording";
import { estimateOf } from "../../take/estimate";
import type { RerecordPlan } from "../../take/plan";
import { type Access, askableAt } from "./askable";

/** Whom recordings would be asked of, and which cannot be asked. Sends nothing. */
export async function rerecordPlan(root: string, paths: readonly string[], access: Access): Promise<RerecordPlan> {
  const plan: RerecordPlan = { askable: [], tokens: null, unknown: 0, hosts: [], refused: [] };
  const hosts = new Map<string, RerecordPlan["hosts"][number]>();
  for (const path of paths) {
    const found = await askableAt(root, path, access);
    if (!found.ok) {
      plan.refused.push({ path, why: sentencesOf(found.refusal.problem) });
      continue;
    }
    const { host, provider } = found.resolved;
    const asked = hosts.get(host) ?? { host, provider: provider.label, requests: 0 };
    asked.requests++;
    hosts.set(host, asked);
    plan.askable.push(path);
    addTokens(plan, found.recording);
  }
  plan.hosts = [...hosts.values()].sort((a, b) => b.requests - a.requests);
  return plan;
}

function addTokens(plan: RerecordPlan, recording: Recording) {
  const { tokens, unknown } = estimateOf([recording]);
  if (tokens !== null) plan.tokens = (plan.tokens ?? 0) + tokens;
  plan.unknown += unknown;
}
