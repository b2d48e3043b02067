import { count, type Decoder, list, nullable, object, oneOf, optional, text } from "../list/decode";

/** What long work over many recordings came to. */
export type JobSummary = {
  changed: number;
  /** Files that were as they should be already. */
  unchanged: number;
  failed: { path: string; why: string }[];
  /** Ids of the changes that were made, in their order: undoing them in reverse takes all of it back. */
  changes: string[];
  /** Answers that wait as takes, where providers were asked again. */
  takes?: number | undefined;
  /** Requests that were not sent, since the turns before them went another way; and why. */
  stopped?: { path: string; why: string }[] | undefined;
  /** By which what has no answer yet is resumed. */
  batch?: string | undefined;
};

/** Long work on the server, as people follow it. */
export type JobView = {
  id: string;
  /** What it does, in numbers: "Re-key 412 recordings". */
  title: string;
  state: "running" | "done" | "cancelled" | "failed";
  done: number;
  /** How many of those that are done failed, as far as the work says so before its end. */
  failures: number;
  total: number;
  /** Milliseconds that it has run. */
  elapsed: number;
  /** What came of it; null while it runs, and where it failed as a whole. */
  summary: JobSummary | null;
  /** Why it failed as a whole. */
  problem: string | null;
};

export const jobDecoder: Decoder<JobView> = object<JobView>({
  id: text,
  title: text,
  state: oneOf("running", "done", "cancelled", "failed"),
  done: count,
  failures: count,
  total: count,
  elapsed: count,
  summary: nullable(
    object<JobSummary>({
      changed: count,
      unchanged: count,
      failed: list(object<JobSummary["failed"][number]>({ path: text, why: text })),
      changes: list(text),
      takes: optional(count),
      stopped: optional(list(object<JobSummary["failed"][number]>({ path: text, why: text }))),
      batch: optional(text),
    }),
  ),
  problem: nullable(text),
});

/** How fast a job goes, in items a second, and the milliseconds that are left; null before anything is known. */
export function paceOf({ done, total, elapsed }: Pick<JobView, "done" | "total" | "elapsed">): {
  rate: number;
  left: number;
} | null {
  if (done === 0 || elapsed < 500) return null;
  const rate = (done / elapsed) * 1000;
  return { rate, left: ((total - done) / rate) * 1000 };
}
