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

const reportSchema = z.object({
  cold: z.number(),
  warm: z.number(),
  peak: z.number(),
  queries: z.object({
    count: z.number(),
    p50: z.number(),
    p95: z.number(),
    max: z.number(),
    slowest: z.array(z.string()),
  }),
});
export type LargeReport = z.infer<typeof reportSchema>;

/** List queries and memory on a folder of 100,000 generated recordings, in a process of its own. */
export async function measureLarge(): Promise<Measure[]> {
  const root = mkdtempSync(join(tmpdir(), "tapedeck-bench-large-"));
  try {
    writeGenerated(root, COUNT);
    const child = fileURLToPath(new URL("large-child.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, child, root], {
      maxBuffer: 1 << 24,
    });
    const { cold, warm, peak, queries } = reportSchema.parse(JSON.parse(stdout));
    for (const line of queries.slowest) console.error(`  ${line}`);
    return [
      { name: "100,000: cold index", value: cold, unit: "ms", bar: null },
      { name: "100,000: warm start", value: warm, unit: "ms", bar: null },
      { name: `100,000: list query, p50 of ${queries.count}`, value: queries.p50, unit: "ms", bar: null },
      { name: "100,000: list query, p95", value: queries.p95, unit: "ms", bar: 50 },
      { name: "100,000: list query, slowest", value: queries.max, unit: "ms", bar: null },
      { name: "100,000: memory, at most", value: peak, unit: "GB", bar: 1.5 },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
