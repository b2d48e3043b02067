import { existsSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { stateFolder } from "../../lib/io/snapshot";
import { rerecordMany } from "../../lib/io/takes/batch";
import type { Rerecording } from "../../lib/io/takes/rerecording";
import { timed } from "../measure";
import { bareExchanges } from "./bare";
import { type Round, type Task, taskSchema } from "./messages";

// Asks for all of a task, as often as it is told to. The first message is the task, each other one means a round.

/** Recordings between two looks at the memory in use. */
const EACH = 10;

let task: Task | null = null;
process.on("message", async (message) => {
  if (!task) {
    task = taskSchema.parse(message);
    process.send?.("ready");
  } else process.send?.(await (task.manner === "bare" ? bare(task) : rerecord(task)));
});

async function bare({ calls, atOnce }: Task): Promise<Round> {
  const time = await timed(() => bareExchanges(calls, atOnce));
  return { time, identical: 0, failed: [], peak: peak(), live: 0 };
}

async function rerecord({ folder, paths, providers, inThreads }: Task): Promise<Round> {
  setTakesAside(folder);
  const program = inThreads ? new URL("asking.mjs", import.meta.url) : null;
  const { signal } = new AbortController();
  let results: Rerecording[] = [];
  let [done, live] = [0, 0];
  const onDone = () => {
    if (!globalThis.gc || ++done % EACH !== 0) return;
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    live = Math.max(live, heapUsed + external);
  };
  const time = await timed(async () => {
    results = await rerecordMany(folder, paths, { providers, env: {} }, { signal, onDone, program });
  });
  const failed = results.flatMap(({ path, error }) => (error === null ? [] : [`${path}: ${error}`]));
  const identical = results.filter(({ status }) => status === "identical").length;
  return { time, identical, failed, peak: peak(), live };
}

/** What earlier rounds wrote is not removed: some disks make files slowly behind the removal of thousands. */
function setTakesAside(folder: string): void {
  const state = stateFolder(folder);
  const to = join(dirname(folder), `state-${process.pid}-${Date.now()}`);
  if (existsSync(state)) renameSync(state, to);
}

function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
