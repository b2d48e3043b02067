import { clueOf } from "../../lib/explain/read-clue";
import type { Catalog } from "../../lib/io/catalog";
import { explainIn } from "../../lib/io/explain";
import { openAt } from "../../lib/io/open-at";
import { percentile, timed } from "../measure";
import { Random } from "../random";

const ASKS = 50;

export type ExplainTimes = { count: number; p50: number; p95: number; max: number };

/** The times of asks of several kinds, each about another recording of a catalog. */
export async function runExplains(catalog: Catalog): Promise<ExplainTimes> {
  const random = new Random(7);
  const paths = catalog.paths();
  const times: number[] = [];
  for (let i = 0; i < ASKS; i++) {
    const text = askOf(catalog.root, random, random.pick(paths), i);
    const clue = clueOf(text);
    if (!clue.ok) throw new Error(clue.message);
    times.push(await timed(() => explainIn(catalog, clue.clue)));
  }
  return { count: ASKS, p50: percentile(times, 0.5), p95: percentile(times, 0.95), max: percentile(times, 1) };
}

/** A whole recording, a body with a field that moved, a key that is not there, a test's log: in turn. */
function askOf(root: string, random: Random, path: string, turn: number): string {
  const recording = openAt(root, path);
  if (!recording) throw new Error(`${path} could not be opened`);
  const key = random.next().toString(16).slice(2).padEnd(12, "0");
  switch (turn % 4) {
    case 0:
      return recording.doc.text;
    case 1:
      return JSON.stringify({ ...JSON.parse(recording.input.raw), temperature: 0.25 });
    case 2:
      return key.slice(0, 12);
    default:
      return `FAILED ${recording.testId} - RuntimeError: Recording not found for request hash: ${key}\nModel: ${recording.model}\n`;
  }
}
