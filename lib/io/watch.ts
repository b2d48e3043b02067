import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { isSkipped } from "./walk";

/** Milliseconds of quiet after which changes are reported, and the longest that a report waits in a burst. */
const QUIET = 60;
const LONGEST = 300;

/** `paths`: where something was added, changed or removed, relative to the root with `/`. */
export type WatchReport = { paths: ReadonlySet<string> };

export type Watcher = { close(): Promise<void> };

/**
 * Reports changes of recordings below a root (absolute, resolved) until closed, in batches. Every existing file is
 * reported once in the beginning, so that nothing is missed between a listing and the first event. `onFailure` is
 * called where the system does not let so many files be watched; there are no reports behind it.
 */
export function watchFolder(
  root: string,
  onReport: (report: WatchReport) => void,
  onFailure: (error: Error) => void,
): Watcher {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let first = 0;

  const flush = () => {
    timer = null;
    const paths = pending;
    pending = new Set();
    onReport({ paths });
  };
  const notice = (file: string) => {
    const path = relative(root, file).split(sep).join("/");
    if (path === "") return;
    const now = performance.now();
    if (pending.size === 0) first = now;
    pending.add(path);
    if (timer) clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET, first + LONGEST - now)));
  };

  const watcher = watch(root, {
    followSymlinks: false,
    ignored: (file, stats) => {
      const path = relative(root, file);
      if (path.split(sep).some(isSkipped)) return true;
      return stats?.isFile() === true && !file.endsWith(".json");
    },
  });
  watcher.on("add", notice).on("change", notice).on("unlink", notice).on("unlinkDir", notice);
  watcher.on("error", (error) => onFailure(error instanceof Error ? error : new Error(String(error))));

  return {
    close: async () => {
      if (timer) clearTimeout(timer);
      await watcher.close();
    },
  };
}
