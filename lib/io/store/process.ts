import { readFileSync } from "node:fs";
import { errorCodeOf } from "../root";

/**
 * When a process was started, in the system's own words; null where the system does not say. Tells a process from a
 * later one of the same number.
 */
export function startOf(pid: number): string | null {
  return fieldsOf(pid)?.[19] ?? null;
}

/** Whether a process runs: that very one, where it is known when it was started. */
export function isAlive(pid: number, started: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's may not be asked, but is there.
    if (errorCodeOf(error) !== "EPERM") return false;
  }
  const fields = fieldsOf(pid);
  if (!fields) return true;
  const [state] = fields;
  return state !== "Z" && state !== "X" && (started === null || fields[19] === started);
}

/** The fields of Linux's `/proc/PID/stat` behind the name (proc_pid_stat(5)): the state, …, the start in ticks. */
function fieldsOf(pid: number): string[] | null {
  if (process.platform !== "linux") return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    errorCodeOf(error);
    return null;
  }
}
