import type { Access } from "@/lib/io/takes/askable";
import { inChainOrder } from "@/lib/io/takes/asking-in-order";
import { rerecordMany } from "@/lib/io/takes/batch";
import { type Batch, beginBatch, unfinishedBatches } from "@/lib/io/takes/batch-file";
import { listTakes } from "@/lib/io/takes/files";
import type { Rerecording } from "@/lib/io/takes/rerecording";
import { runBatch } from "@/lib/io/takes/run-batch";
import { testsBelow } from "@/lib/io/tests-below";
import { threadProgram } from "../threads/program";
import { existingFolder } from "./check";
import { Failure, refused } from "./support";
import { rootFrom, whereIs } from "./where";

/** What is to be asked below a root; `batches` where it was begun before. */
export type Asked = { root: string; paths: string[]; batches: Batch[] | null };

/** The recordings that the user named. */
export function namedRecordings(folder: string, files: readonly string[], givenRoot: string | undefined): Asked {
  const places = [...new Set(files)].map((file) => whereIs(folder, file, givenRoot));
  const root = places[0]?.root ?? folder;
  const other = places.find((where) => where.root !== root);
  if (other) throw new Failure(`${other.path} is not below ${root}: ask again for one folder at a time.`);
  return { root, paths: places.map(({ path }) => path), batches: null };
}

/** All recordings of a test below the root near a folder. */
export async function ofTest(
  folder: string,
  testId: string,
  given: string | undefined,
  givenRoot: string | undefined,
): Promise<Asked> {
  const root = rootFrom(folder, givenRoot, existingFolder(folder, given));
  const entries = await testsBelow(root).entriesOf(testId);
  if (entries.length === 0) throw new Failure(`no recording below ${root} is of the test ${testId}.`);
  return { root, paths: entries.map(({ path }) => path), batches: null };
}

/** What is left of the batches of the root near a folder, the oldest first. */
export async function leftNear(
  folder: string,
  given: string | undefined,
  givenRoot: string | undefined,
): Promise<Asked> {
  const root = rootFrom(folder, givenRoot, existingFolder(folder, given));
  const found = await unfinishedBatches(root);
  if (!found.ok) return refused(root, found.refusal);
  const batches = found.batches.toReversed();
  return { root, batches, paths: batches.flatMap(({ left }) => left.map(({ path }) => path)) };
}

type Options = { signal: AbortSignal; onDone: (result: Rerecording) => void; chain: boolean };

/**
 * Asks; several requests are a batch, which can be resumed. `chain`: later turns with the new answers of earlier ones.
 * `takes`: those of these batches that are no errors.
 */
export async function askAll(
  { root, paths, batches }: Asked,
  access: Access,
  options: Options,
): Promise<{ results: Rerecording[]; takes: string[] }> {
  if (!batches && paths.length === 1) {
    const results = await rerecordMany(root, paths, access, options);
    return { results, takes: results.flatMap(({ take }) => (take && !take.error ? [take.id] : [])) };
  }
  const all = batches ?? [await begun(root, paths, options.chain)];
  const results: Rerecording[] = [];
  for (const batch of all) {
    const run = await runBatch(root, root, batch, access, { ...options, program: threadProgram("asking") });
    if (!run.ok) return refused(root, run.refusal);
    results.push(...run.results);
  }
  const listed = await listTakes(root);
  if (!listed.ok) return refused(root, listed.refusal);
  const own = listed.takes.filter(({ id, error }) => !error && all.some((batch) => id.startsWith(`${batch.id}-`)));
  return { results, takes: own.map(({ id }) => id) };
}

async function begun(root: string, paths: readonly string[], chain: boolean): Promise<Batch> {
  const made = await beginBatch(root, chain ? await inChainOrder(root, paths) : paths, chain);
  return made.ok ? made.batch : refused(root, made.refusal);
}
