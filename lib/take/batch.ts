/** A batch of requests that ended before all were answered. */
export type UnfinishedBatch = { id: string; at: string; total: number; left: number };
