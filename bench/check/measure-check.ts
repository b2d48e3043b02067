import { existsSync, realpathSync } from "node:fs";
import { filesToCheck, finishCheck } from "../../lib/io/check";
import { checkFiles } from "../../lib/io/check/threads";
import { defaultCheckConfig } from "../../lib/lint/config";
import { recordingsIn, timeBase } from "../catalog/corpus";
import { type Measure, percentile, timed } from "../measure";

const ROUNDS = 3;
const PROGRAM = new URL("../../dist/tapedeck.mjs", import.meta.url);

/** A whole check as a multiple of the base, in one thread and in as many as the machine has cores. */
export async function measureCheck(folder: string): Promise<Measure[]> {
  const root = realpathSync(folder);
  const paths = recordingsIn(root);
  const setup = { root, config: defaultCheckConfig, repository: null, tests: null };
  const check = (program: URL | null) =>
    timed(async () => {
      finishCheck(root, await checkFiles(setup, filesToCheck(root), program), setup.config);
    });
  const times = { base: [] as number[], one: [] as number[], all: [] as number[] };
  // The first round warms up. They take turns, so that whatever else the machine does hits all of them.
  for (let round = 0; round <= ROUNDS; round++) {
    const base = await timeBase(root, paths);
    const one = await check(null);
    const all = existsSync(PROGRAM) ? await check(PROGRAM) : Number.NaN;
    if (round === 0) continue;
    times.base.push(base);
    times.one.push(one);
    times.all.push(all);
  }
  const base = percentile(times.base, 0.5);
  const one = percentile(times.one, 0.5) / base;
  return [
    { name: "check, one thread", value: one, unit: "x base", bar: 12 },
    { name: "check, all cores", value: percentile(times.all, 0.5) / base, unit: "x base", bar: one },
  ];
}
