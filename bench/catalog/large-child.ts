import { runExplains } from "../check/run-explains";
import type { LargeReport } from "./large";
import { openReady } from "./ready";
import { runQueries } from "./run-queries";

/** Started by `large.ts`: indexes a folder, asks its queries, and reports times and the greatest memory as JSON. */
const root = process.argv[2] ?? "";
const from = performance.now();
const catalog = await openReady(root);
const ready = performance.now() - from;
await catalog.settled();
const queries = await runQueries(catalog);
const explains = await runExplains(catalog);
await catalog.saved();
await catalog.close();
const report: LargeReport = { ready, queries, explains, peak: process.resourceUsage().maxRSS / 1e6 };
console.log(JSON.stringify(report));
process.exit(0);
