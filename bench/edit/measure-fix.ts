import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FixTarget } from "../../lib/change/fix-preview";
import type { FixName } from "../../lib/fix/name";
import { applyFixes } from "../../lib/io/fix/apply-fixes";
import { type Disk, diskWith } from "../../lib/io/store/disk";
import { recordingsIn } from "../catalog/corpus";
import { type Measure, percentile, timed } from "../measure";

const FILES = 1000;
const ROUNDS = 3;
const FIXES: readonly FixName[] = ["normalise", "drop-noise", "re-key", "redact"];
const withoutWaiting = diskWith(async () => {});

/** A disk that tells how long at least one wait for it was under way: several are waited for side by side. */
function waitingDisk(): { disk: Disk; total: () => number } {
  let [pending, from, total] = [0, 0, 0];
  const disk = diskWith(async (handle) => {
    if (pending++ === 0) from = performance.now();
    await handle.sync();
    if (--pending === 0) total += performance.now() - from;
  });
  return { disk, total: () => total };
}

/** Fixes of 1,000 recordings below a folder, each as a multiple of reading and parsing them. */
export async function measureFix(root: string): Promise<Measure[]> {
  const paths = recordingsIn(root).slice(0, FILES);
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-fix-"));
  try {
    const original = join(folder, "original");
    for (const path of paths) writeAsReceived(join(root, path), join(original, path));
    const measures: Measure[] = [];
    for (const fix of FIXES) measures.push(await measureOne(folder, original, paths, fix));
    const waits = waitingDisk();
    await run(folder, original, paths, "normalise", waits.disk);
    const name = "waiting for the disk (fsync) in a bulk fix: normalise";
    return [...measures, { name, value: waits.total(), unit: "ms", bar: null }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOne(folder: string, original: string, paths: readonly string[], fix: FixName): Promise<Measure> {
  const times = { base: [] as number[], fix: [] as number[] };
  let changed = 0;
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const base = await timed(() => {
      for (const path of paths) JSON.parse(readFileSync(join(original, path), "utf8"));
    });
    const done = await run(folder, original, paths, fix, withoutWaiting);
    changed = done.changed;
    if (round === 0) continue;
    times.base.push(base);
    times.fix.push(done.time);
  }
  const value = percentile(times.fix, 0.5) / percentile(times.base, 0.5);
  return {
    name: `bulk fix over ${paths.length} recordings: ${fix} (${changed} changed)`,
    value,
    unit: "x base",
    bar: 10,
  };
}

async function run(folder: string, original: string, paths: readonly string[], fix: FixName, disk: Disk) {
  const copy = join(folder, "copy");
  cpSync(original, copy, { recursive: true });
  const targets = paths.map((path): FixTarget => ({ path, pointers: null, other: null, expectedHash: null }));
  let changed = 0;
  const time = await timed(async () => {
    changed = (await applyFixes(copy, { fix, targets, rename: true }, { disk })).changed;
  });
  rmSync(copy, { recursive: true });
  return { time, changed };
}

/** With ids and dates as a provider sends them, so that there is something to normalise in most files. */
function writeAsReceived(from: string, to: string): void {
  const text = readFileSync(from, "utf8")
    .replaceAll(/"id": "rec-[0-9a-f]{12}"/g, '"id": "chatcmpl-CMQ0aRkh"')
    .replaceAll('"created": 0', '"created": 1759441228');
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}
