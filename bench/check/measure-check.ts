import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { filesToCheck, finishCheck } from "../../lib/io/check";
import { checkFiles } from "../../lib/io/check/threads";
import { defaultCheckConfig } from "../../lib/lint/config";
import { recordingsIn, timeBase } from "../catalog/corpus";
import { type Measure, percentile, timed } from "../measure";

const ROUNDS = 3;
const PROGRAM = fileURLToPath(new URL("../../dist/tapedeck.mjs", import.meta.url));

/**
 * A whole check as a multiple of the base in one thread; and the command, which starts cold each time, in one thread
 * and in as many as the machine has cores.
 */
export async function measureCheck(folder: string): Promise<Measure[]> {
  const root = realpathSync(folder);
  const paths = recordingsIn(root);
  const setup = { root, config: defaultCheckConfig, repository: null, tests: null };
  const times = { base: [] as number[], check: [] as number[], one: [] as number[], all: [] as number[] };
  // The first round warms up. They take turns, so that whatever else the machine does hits all of them.
  for (let round = 0; round <= ROUNDS; round++) {
    const base = await timeBase(root, paths);
    const check = await timed(async () => {
      finishCheck(root, await checkFiles(setup, filesToCheck(root), null), setup.config);
    });
    const one = await timeCommand(root, ["--threads", "1"]);
    const all = await timeCommand(root, []);
    if (round === 0) continue;
    times.base.push(base);
    times.check.push(check);
    times.one.push(one);
    times.all.push(all);
  }
  const base = percentile(times.base, 0.5);
  const one = percentile(times.one, 0.5) / base;
  return [
    { name: "check, one thread", value: percentile(times.check, 0.5) / base, unit: "x base", bar: 12 },
    { name: "tapedeck check --threads 1", value: one, unit: "x base", bar: null },
    { name: "tapedeck check, all cores", value: percentile(times.all, 0.5) / base, unit: "x base", bar: one },
  ];
}

function timeCommand(root: string, options: readonly string[]): Promise<number> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: node bin/ensure.mjs cli makes it`);
  return timed(() => {
    const { status } = spawnSync(process.execPath, [PROGRAM, "check", root, "--json", ...options], { stdio: "ignore" });
    if (status === 2) throw new Error("the command could not run");
  });
}
