import { relative, sep } from "node:path";
import type { Collision, OnCollision } from "@/lib/change/collision";
import type { FixRow, FixTarget } from "@/lib/change/fix-preview";
import type { JobSummary } from "@/lib/change/job";
import { FIX_NAMES, type FixName } from "@/lib/fix/name";
import { withRivalsRefused } from "@/lib/fix/rivals";
import { compareRecordings } from "@/lib/io/compare-at-new-name";
import { applyFixes } from "@/lib/io/fix/apply-fixes";
import { surveyFix } from "@/lib/io/fix/preview-fix";
import { nearestRoot } from "@/lib/io/nearest-root";
import { settleCollisions } from "@/lib/io/settle-collisions";
import { fixable } from "@/lib/lint/fixable";
import type { CheckReport } from "@/lib/lint/report";
import { diffsOf, type FixDone, formatDone } from "./fix-text";
import { progressOn } from "./progress";
import { Failure } from "./support";

/** Fixes that lose nothing, so that nobody has to name them. */
const HARMLESS: readonly FixName[] = ["normalise", "re-key"];
/** What is deleted is not mended before, and names follow what files say in the end. */
const ORDER: readonly FixName[] = ["delete-twin", "redact", "normalise", "drop-noise", "re-key"];

export type FixesDone = { dryRun: boolean; fixRoot: string; fixes: FixDone[] };

/** Takes `--fix [NAME,…]` out of the words of a command; `all` is all of them. */
export function fixesIn(args: readonly string[]): { fixes: FixName[]; rest: string[] } {
  const at = args.findIndex((arg) => arg === "--fix" || arg.startsWith("--fix="));
  const end = args.indexOf("--");
  if (at === -1 || (end !== -1 && end < at)) return { fixes: [], rest: [...args] };
  const joined = args[at]?.startsWith("--fix=") ? args[at].slice("--fix=".length) : null;
  const next = args[at + 1] ?? "";
  const given = joined ?? (namesIn(next) ? next : null);
  const rest = args.toSpliced(at, joined === null && given !== null ? 2 : 1);
  const names = given === null ? [...HARMLESS] : namesIn(given);
  if (!names) throw new Failure(`--fix takes ${FIX_NAMES.join(", ")} or all, with commas between; not "${given}".`);
  return { fixes: ORDER.filter((name) => names.includes(name)), rest };
}

function namesIn(text: string): FixName[] | null {
  if (text === "all") return [...FIX_NAMES];
  const names = text.split(",").map((name) => FIX_NAMES.find((known) => known === name));
  return names.every((name) => name !== undefined) ? names : null;
}

/** Mends what a check finds, one fix after the other, each by a new check; the last report says what is left. */
export async function fixFindings(
  check: () => Promise<CheckReport>,
  fixes: readonly FixName[],
  { root, dryRun, policy }: { root: string; dryRun: boolean; policy: OnCollision },
): Promise<{ report: CheckReport; done: FixesDone; text: string }> {
  const base = nearestRoot(root);
  const folder = relative(base, root).split(sep).join("/");
  const below = (path: string) => (folder === "" ? path : `${folder}/${path}`);
  let report = await check();
  const done: FixDone[] = [];
  let text = "";
  for (const fix of fixes) {
    const found = targetsOf(report, fix).map((target) => ({
      ...target,
      path: below(target.path),
      other: target.other && below(target.other),
    }));
    // Other fixes leave names to `re-key`.
    const rows = dryRun || fix === "re-key" ? withRivalsRefused(await surveyFix(base, fix, found)) : [];
    const names = new Map(fix === "re-key" ? rows.flatMap(({ path, to }) => (to === null ? [] : [[path, to]])) : []);
    const compare = (target: FixTarget, rival: FixTarget | null) =>
      compareRecordings(base, target.path, rival?.path ?? names.get(target.path) ?? "");
    const { targets, collisions } = await settleCollisions(base, { targets: found, names, policy, compare });
    if (dryRun) {
      const files = asDecided(rows, collisions);
      done.push({ fix, ...wouldDo(files), collisions, files });
      text += await diffsOf(base, fix, targets, files);
    } else {
      done.push({ fix, ...(await applied(base, fix, targets)), collisions, files: null });
      if (targets.length > 0) report = await check();
    }
  }
  return { report, done: { dryRun, fixRoot: base, fixes: done }, text: text + formatDone(done, dryRun) };
}

/** Notes of what identifies a service are left to people: a host in a recording is mostly meant to be there. */
function targetsOf({ recordings }: CheckReport, fix: FixName): FixTarget[] {
  const found = recordings.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
  const meant = found.filter(({ finding }) => fix !== "redact" || finding.level !== "info");
  return fixable(meant, fix).targets;
}

async function applied(root: string, fix: FixName, targets: readonly FixTarget[]): Promise<JobSummary> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal);
  const bar = progressOn(process.stderr, fix, targets.length);
  try {
    return await applyFixes(root, { fix, targets, rename: false }, { signal: stop.signal, progress: bar.show });
  } finally {
    bar.clear();
    process.off("SIGINT", onSignal);
  }
}

/** What would become of files that meet others at their new names, by what was decided of them. */
function asDecided(rows: readonly FixRow[], collisions: readonly Collision[]): FixRow[] {
  const decided = new Map(collisions.map((collision) => [collision.path, collision]));
  return rows.map((row): FixRow => {
    const { decision, other } = decided.get(row.path) ?? {};
    if (decision === "merged") return { ...row, outcome: "rename", rekeys: true, why: null };
    return decision === "left" ? { ...row, outcome: "nothing", why: `Its new name is that of \`${other}\`.` } : row;
  });
}

function wouldDo(files: readonly FixRow[]): JobSummary {
  const refused = files.filter(({ outcome }) => outcome === "refused");
  const unchanged = files.filter(({ outcome }) => outcome === "nothing").length;
  return {
    changed: files.length - unchanged - refused.length,
    unchanged,
    failed: refused.map(({ path, why }) => ({ path, why: why ?? "" })),
    changes: [],
  };
}
