import type { Catalog } from "../../lib/io/catalog";
import { percentile } from "../measure";
import { Random } from "../random";
import { type Asked, makeQueries } from "./queries";

export type QueryTimes = { count: number; p50: number; p95: number; max: number; slowest: string[] };

/** Times list queries over a catalog, in milliseconds: none is answered from what an earlier one left behind. */
export async function runQueries(catalog: Catalog): Promise<QueryTimes> {
  const plain = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null } as const;
  const everything = catalog.query(plain, { offset: 0, limit: 200 });
  const random = new Random(95);
  const texts: string[] = [];
  for (const path of sampleOf(random, catalog.paths(), 300)) {
    const read = await catalog.readText(path);
    const row = catalog.get(path);
    if (read.ok && row) texts.push(`${row.input} ${row.output}`);
  }
  const asked = makeQueries(random, texts, everything);
  // One round to warm up, as a page that is in use is.
  for (const { query, offset } of asked.slice(0, 200)) catalog.query(query, { offset, limit: 200 });
  const times = asked.map((one) => ({ ...one, time: timeOf(catalog, one) }));
  const all = times.map(({ time }) => time);
  const slowest = times.toSorted((a, b) => b.time - a.time).slice(0, 8);
  return {
    count: all.length,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    max: Math.max(...all),
    slowest: slowest.map(({ about, query, time }) => `${time.toFixed(1)} ms ${about}: ${JSON.stringify(query)}`),
  };
}

function timeOf(catalog: Catalog, { query, offset }: Asked): number {
  catalog.forgetResults();
  const from = performance.now();
  catalog.query(query, { offset, limit: 200 });
  return performance.now() - from;
}

function sampleOf<T>(random: Random, items: readonly T[], count: number): T[] {
  return Array.from({ length: Math.min(count, items.length) }, () => random.pick(items));
}
