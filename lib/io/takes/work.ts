import type { JobSummary } from "../../change/job";
import { formatQuantity } from "../../format/human";
import { startJob } from "../jobs";
import { rerecordMany } from "./batch";
import { forgetLive, setLive } from "./live";
import type { Access } from "./rerecord";

/** Begins to ask again for each path, one named twice twice; gives the job. Takes wait for a decision. */
export function startRerecording(root: string, paths: readonly string[], access: Access): string {
  const recordings = new Set(paths).size;
  const often = paths.length > recordings ? ` (${formatQuantity(paths.length, "request")})` : "";
  const one = paths.length === 1;
  const { id, ended } = startJob(
    `Re-record ${formatQuantity(recordings, "recording")}${often}`,
    paths.length,
    async ({ signal, progress }) => {
      let done = 0;
      const summary: JobSummary = { changed: 0, unchanged: 0, failed: [], changes: [], takes: 0 };
      const results = await rerecordMany(root, paths, access, {
        signal,
        onDone: () => progress(++done),
        ...(one && { onText: (path: string, text: string) => setLive(id, path, text) }),
      });
      for (const { path, status, take, error } of results) {
        if (status === "failed") summary.failed.push({ path, why: error });
        else if (status === "identical") summary.unchanged++;
        if (take) summary.takes = (summary.takes ?? 0) + 1;
      }
      return summary;
    },
  );
  void ended.then(() => forgetLive(id));
  return id;
}
