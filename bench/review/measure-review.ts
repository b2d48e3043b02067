import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultDiffConfig } from "../../lib/diff/semantic/noise-rules";
import { reviewOf } from "../../lib/io/review";
import { checkRange } from "../../lib/io/review/findings";
import { defaultCheckConfig } from "../../lib/lint/config";
import { type Measure, median } from "../measure";

const ROUNDS = 7;
const MOST = 1024 * 1024 * 1024;

/**
 * The diff by meaning of the pull request with the most files in a git bundle, as a multiple of reading the same blobs
 * with one `git cat-file --batch` and parsing them. Empty without a bundle.
 */
export async function measureReview(bundle: string | null): Promise<Measure[]> {
  if (bundle === null) return [];
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-review-"));
  const repository = join(folder, "prs.git");
  const git = (args: string[], input = "") =>
    execFileSync("git", args, { cwd: repository, input, maxBuffer: MOST, stdio: ["pipe", "pipe", "ignore"] });
  try {
    execFileSync("git", ["clone", "--quiet", "--bare", bundle, repository], { stdio: "ignore" });
    const { base, head, ids } = largestRange(git);
    const parseAll = () => {
      const printed = git(["cat-file", "--batch"], `${ids.join("\n")}\n`);
      for (let at = 0; at < printed.length; ) {
        const end = printed.indexOf(10, at);
        const size = Number(printed.toString("latin1", at, end).split(" ")[2]);
        JSON.parse(printed.toString("utf8", end + 1, end + 1 + size));
        at = end + size + 2;
      }
    };
    const review = async () => {
      const reviewed = await reviewOf(repository, { base, head }, defaultDiffConfig);
      if (!reviewed.ok) throw new Error(reviewed.refusal.problem.message);
      return reviewed;
    };
    const withFindings = async () => checkRange(await review(), defaultCheckConfig);
    await median(2, parseAll);
    await median(2, withFindings);
    const unit = await median(ROUNDS, parseAll);
    const time = await median(ROUNDS, review);
    const whole = await median(ROUNDS, withFindings);
    return [
      {
        name: `base: read and parse the ${ids.length} blobs of the largest pull request`,
        value: unit,
        unit: "ms",
        bar: null,
      },
      { name: "its diff by meaning", value: time / unit, unit: "x base", bar: 6 },
      { name: "its diff, with what a check finds new", value: whole / unit, unit: "x base", bar: 6 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pair of branches that changes the most recordings, and the ids of all blobs on both sides. */
function largestRange(git: (args: string[]) => Buffer): { base: string; head: string; ids: string[] } {
  const names = git(["for-each-ref", "--format=%(refname:short)"]).toString("utf8").trim().split("\n");
  const heads = names.filter((name) => name.endsWith("-head"));
  const ranges = heads.map((head) => {
    const base = head.replace(/-head$/, "-base");
    const lines = git(["diff", "--raw", "--no-renames", "--no-abbrev", base, head]).toString("utf8").trim().split("\n");
    const ids = lines.flatMap((line) => line.split(" ").slice(2, 4)).filter((id) => !/^0+$/.test(id));
    return { base, head, files: lines.length, ids: [...new Set(ids)] };
  });
  const [largest] = ranges.sort((a, b) => b.files - a.files);
  if (!largest) throw new Error("the bundle holds no pull request");
  return largest;
}
