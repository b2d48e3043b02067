import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateFolder } from "../../lib/io/snapshot";
import { writeGenerated } from "../generate";
import { type Measure, percentile, timed } from "../measure";
import { openReady } from "./ready";
import { runQueries } from "./run-queries";

const ROUNDS = 7;

/** A copy of the real recordings, or as many generated ones, in a folder of its own. */
export function prepareCorpus(): { root: string; about: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), "tapedeck-bench-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  const corpus = process.env.TAPEDECK_CORPUS;
  if (!corpus) {
    writeGenerated(root, 1658);
    return { root, remove, about: "1,658 generated recordings (TAPEDECK_CORPUS is not set)" };
  }
  cpSync(join(corpus, "ogx"), root, {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !file.endsWith(".tapedeck"),
  });
  return { root, remove, about: "the recordings of TAPEDECK_CORPUS" };
}

export function recordingsIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".json"));
}

/** The base of all ratios: reading and parsing all files, in milliseconds. */
export function timeBase(root: string, paths: readonly string[]): Promise<number> {
  return timed(() => {
    for (const path of paths) JSON.parse(readFileSync(join(root, path), "utf8"));
  });
}

/** Cold index and warm start as multiples of the base, and the times of list queries. */
export async function measureCorpus(root: string): Promise<Measure[]> {
  const paths = recordingsIn(root);
  const times = { base: [] as number[], cold: [] as number[], warm: [] as number[] };
  // The first round warms up. The three take turns, so that whatever else the machine does hits all of them.
  for (let round = 0; round <= ROUNDS; round++) {
    const base = await timeBase(root, paths);
    rmSync(stateFolder(root), { recursive: true, force: true });
    const cold = await timeStart(root, true);
    const warm = await timeStart(root, false);
    if (round === 0) continue;
    times.base.push(base);
    times.cold.push(cold);
    times.warm.push(warm);
  }
  const base = percentile(times.base, 0.5);
  const catalog = await openReady(root);
  await catalog.settled();
  const queries = await runQueries(catalog);
  await catalog.close();
  for (const line of queries.slowest) console.error(`  ${line}`);
  return [
    { name: "base: read and parse all files", value: base, unit: "ms", bar: null },
    { name: "cold index", value: percentile(times.cold, 0.5) / base, unit: "x base", bar: 3 },
    { name: "warm start", value: percentile(times.warm, 0.5) / base, unit: "x base", bar: 0.5 },
    { name: `list query, p50 of ${queries.count}`, value: queries.p50, unit: "ms", bar: null },
    { name: "list query, p95", value: queries.p95, unit: "ms", bar: 10 },
    { name: "list query, slowest", value: queries.max, unit: "ms", bar: null },
  ];
}

async function timeStart(root: string, save: boolean): Promise<number> {
  const from = performance.now();
  const catalog = await openReady(root);
  const time = performance.now() - from;
  if (save) await catalog.saved();
  await catalog.close();
  return time;
}
