/**
 * Does the same with many items, a few at a time; the results are in the items' order. Fails with the first failure,
 * once nothing runs any more.
 */
export async function inPool<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      const item = items[index];
      if (item === undefined) continue;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORKERS, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

/** Enough for the disk to take several waits for it as one. */
const WORKERS = 16;
