import { type Deletion, deletionOf, type LostRow, type TestLoss } from "../change/deletion";
import { downstreamOf } from "../explain/downstream";
import { type Catalog, indexed } from "./catalog";
import { entriesOfTest } from "./downstream";
import { rowsBelow } from "./rows-below";
import { readState } from "./store/bytes";
import { baseOf, placeOf } from "./store/place";

/** Recordings that are read to find the turns behind those that go; beyond them, only the rows are asked. */
const MOST_READ = 200;

/** What would go with the recordings at some paths, and which tests would miss it. */
export async function deletionIn(catalog: Catalog, paths: readonly string[]): Promise<Deletion> {
  await indexed(catalog);
  const named = [...new Set(paths)];
  const rows = named.flatMap((path) => catalog.get(path) ?? []);
  const deletion = deletionOf(rows, (testId) => catalog.byTest(testId).length);
  const [only] = rows;
  return {
    ...deletion,
    gone: rows.length === named.length ? [] : named.filter((path) => !catalog.get(path)),
    hash: only && rows.length === 1 ? await hashAt(catalog.root, only.path) : null,
    tests: await withLaterTurns(catalog, deletion.tests, new Set(named)),
  };
}

/** The same of recordings below a folder (absolute, resolved), without a catalog of them. */
export function deletionBelow(root: string, paths: readonly string[]): ReturnType<typeof deletionOf> {
  const wanted = new Set(paths);
  const rows: LostRow[] = [];
  const sizes = new Map<string, number>();
  for (const { row } of rowsBelow(root)) {
    if (wanted.has(row.path)) rows.push(row);
    if (row.testId !== null) sizes.set(row.testId, (sizes.get(row.testId) ?? 0) + 1);
  }
  return deletionOf(rows, (testId) => sizes.get(testId) ?? 0);
}

/** Null where the file cannot be read. */
async function hashAt(root: string, path: string): Promise<string | null> {
  const found = baseOf(root);
  const placed = found.ok ? placeOf(found.base, path) : found;
  const state = placed.ok ? readState(placed.place.file, path) : null;
  return state && !("ok" in state) ? state.hash : null;
}

async function withLaterTurns(
  catalog: Catalog,
  losses: readonly TestLoss[],
  going: ReadonlySet<string>,
): Promise<TestLoss[]> {
  let read = 0;
  const found: TestLoss[] = [];
  for (const loss of losses) {
    const partly = loss.lost < loss.of && read + loss.of <= MOST_READ;
    if (partly) read += loss.of;
    found.push(partly ? { ...loss, later: await laterTurns(catalog, loss.testId, going) } : loss);
  }
  return found;
}

async function laterTurns(catalog: Catalog, testId: string, going: ReadonlySet<string>): Promise<number> {
  const entries = await entriesOfTest(catalog, testId);
  const later = entries.flatMap(({ path }) => (going.has(path) ? downstreamOf(entries, path) : []));
  return new Set(later.map(({ path }) => path).filter((path) => !going.has(path))).size;
}
