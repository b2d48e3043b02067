import { appendFileSync } from "node:fs";
import { type Disk, realDisk } from "../disk";

export type StepName = keyof Disk;

/**
 * A disk that calls `onStep` before each of its steps, numbered from 0. Where that answers `half`, only the first half
 * of what is to be written gets there, and `onHalf` is called.
 */
export function watchedDisk(
  onStep: (step: number, name: StepName) => "go on" | "half",
  onHalf: () => never = never,
): Disk {
  let steps = 0;
  const half = (file: string, bytes: Buffer) => {
    appendFileSync(file, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    return onHalf();
  };
  const step = <A extends unknown[], R>(name: StepName, work: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      onStep(steps++, name);
      return work(...args);
    };
  };
  return {
    create: async (file, bytes, marks) =>
      onStep(steps++, "create") === "half" ? half(file, bytes) : realDisk.create(file, bytes, marks),
    append: async (file, bytes, durable) =>
      onStep(steps++, "append") === "half" ? half(file, bytes) : realDisk.append(file, bytes, durable),
    rename: step("rename", realDisk.rename),
    link: step("link", realDisk.link),
    remove: step("remove", realDisk.remove),
    makeFolder: step("makeFolder", realDisk.makeFolder),
    syncFolder: step("syncFolder", realDisk.syncFolder),
  };
}

/** Whether a step of that name writes bytes, so that half of them may be there. */
export function writes(name: StepName): boolean {
  return name === "create" || name === "append";
}

function never(): never {
  throw new Error("nothing was to be written in half");
}

/** A failure as the file system reports it. */
export function failureOf(code: string): Error {
  return Object.assign(new Error(`${code}: made up for a test`), { code });
}
