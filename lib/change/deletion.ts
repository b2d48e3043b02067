import { formatBytes, formatCount, formatQuantity } from "../format/human";

/** What a test loses; `later`: recordings that stay, and whose requests hold an answer that goes. */
export type TestLoss = { testId: string; testName: string; lost: number; of: number; later: number };

/** What goes, and who misses it, before it is done. Plain data. */
export type Deletion = {
  count: number;
  bytes: number;
  /** Named paths that are no recordings (any more). */
  gone: string[];
  /** SHA-256 of the file where only one is to go. */
  hash: string | null;
  /** The first tests, those that lose everything before the others. */
  tests: TestLoss[];
  /** Tests beyond them, and what they lose. */
  more: { tests: number; recordings: number; emptied: number };
  /** Recordings that belong to no test. */
  untested: number;
};

export type LostRow = { path: string; size: number; testId: string | null; testName: string };

/** Tests that a confirmation names one by one. */
const MOST_TESTS = 50;

/** What goes with some rows; `sizeOfTest` says how many recordings a test has now. */
export function deletionOf(
  rows: readonly LostRow[],
  sizeOfTest: (testId: string) => number,
): Omit<Deletion, "gone" | "hash"> {
  const losses = new Map<string, TestLoss>();
  for (const { testId, testName } of rows) {
    if (testId === null) continue;
    const loss = losses.get(testId) ?? { testId, testName, lost: 0, of: sizeOfTest(testId), later: 0 };
    losses.set(testId, { ...loss, lost: loss.lost + 1 });
  }
  const ordered = [...losses.values()].sort(
    (a, b) => Number(isEmptied(b)) - Number(isEmptied(a)) || b.lost - a.lost || (a.testId < b.testId ? -1 : 1),
  );
  const others = ordered.slice(MOST_TESTS);
  return {
    count: rows.length,
    bytes: rows.reduce((sum, { size }) => sum + size, 0),
    tests: ordered.slice(0, MOST_TESTS),
    more: {
      tests: others.length,
      recordings: others.reduce((sum, { lost }) => sum + lost, 0),
      emptied: others.filter(isEmptied).length,
    },
    untested: rows.filter(({ testId }) => testId === null).length,
  };
}

/** Whether nothing of a test is left to replay. */
export function isEmptied({ lost, of }: Pick<TestLoss, "lost" | "of">): boolean {
  return lost >= of;
}

/** "3 recordings, 1.2 MB" */
export function amountOf({ count, bytes }: Pick<Deletion, "count" | "bytes">): string {
  return `${formatQuantity(count, "recording")}, ${formatBytes(bytes)}`;
}

/** What a test loses, as the end of a sentence that begins with its name. */
export function lossOf({ lost, of, later }: TestLoss): string {
  if (isEmptied({ lost, of })) {
    const all = lost === 1 ? "its only recording" : `all of its ${formatCount(lost)} recordings`;
    return `loses ${all}, so a replay of it fails`;
  }
  const what = `loses ${formatCount(lost)} of ${formatQuantity(of, "recording")}`;
  return later === 0
    ? what
    : `${what}, which ${formatQuantity(later, "later turn")} ${later === 1 ? "goes" : "go"} on from`;
}

/** What the tests lose that are not named; null where all are. */
export function moreLossesOf({ tests, recordings, emptied }: Deletion["more"]): string | null {
  if (tests === 0) return null;
  const who = `${formatQuantity(tests, "further test")} ${tests === 1 ? "loses" : "lose"}`;
  const what = formatQuantity(recordings, "recording");
  if (emptied === 0) return `${who} ${what}`;
  const fails = `so a replay of ${emptied === 1 ? "it" : "them"} fails`;
  if (emptied === tests) return `${who} everything (${what}), ${fails}`;
  const last = emptied === 1 ? "loses its last one" : "lose their last one";
  return `${who} ${what}; ${formatCount(emptied)} of them ${last}, ${fails}`;
}
