import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { writeGenerated } from "../generate";
import type { Measure } from "../measure";

const COUNT = 100_000;

const timesSchema = z.object({ count: z.number(), p50: z.number(), p95: z.number(), max: z.number() });
const reportSchema = z.object({
  /** Milliseconds until all is indexed. */
  ready: z.number(),
  /** The greatest memory of the process (resident set), in GB. */
  peak: z.number(),
  queries: timesSchema.extend({ slowest: z.array(z.string()) }),
  explains: timesSchema,
});
export type LargeReport = z.infer<typeof reportSchema>;

/** List queries, explanations and memory on a folder of 100,000 generated recordings, in processes of their own. */
export async function measureLarge(): Promise<Measure[]> {
  const root = mkdtempSync(join(tmpdir(), "tapedeck-bench-large-"));
  try {
    writeGenerated(root, COUNT);
    // The first start reads all recordings, the second one finds the snapshot of the first.
    const cold = await runChild(root);
    const warm = await runChild(root);
    for (const line of cold.queries.slowest) console.error(`  ${line}`);
    const { count, p50, p95, max } = cold.queries;
    return [
      { name: "100,000: cold index", value: cold.ready, unit: "ms", bar: null },
      { name: "100,000: warm start", value: warm.ready, unit: "ms", bar: null },
      { name: `100,000: list query, p50 of ${count}`, value: p50, unit: "ms", bar: null },
      { name: "100,000: list query, p95", value: p95, unit: "ms", bar: 50 },
      { name: "100,000: list query, slowest", value: max, unit: "ms", bar: null },
      { name: `100,000: explain, p50 of ${cold.explains.count}`, value: cold.explains.p50, unit: "ms", bar: null },
      { name: "100,000: explain, p95", value: cold.explains.p95, unit: "ms", bar: 300 },
      { name: "100,000: memory, at most", value: Math.max(cold.peak, warm.peak), unit: "GB", bar: 1.5 },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function runChild(root: string): Promise<LargeReport> {
  const child = fileURLToPath(new URL("large-child.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child, root], { maxBuffer: 1 << 24 });
  return reportSchema.parse(JSON.parse(stdout));
}
