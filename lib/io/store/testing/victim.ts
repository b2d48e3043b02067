import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../bytes";
import { writeRecording } from "../write";
import { watchedDisk } from "./dying-disk";
import { scenarios, text } from "./scenario";

/**
 * A process that is killed while it writes. `at SCENARIO STEP half|whole ROOT`: kills itself at that step of the disk.
 * `loop ROOT`: saves one file again and again until somebody else kills it; says `saving` once it has begun.
 * `count ROOT TIMES`: adds one to the number in a file so often, and tries again whenever somebody else was faster.
 */
const [mode, ...args] = process.argv.slice(2);
if (mode === "at") await dieAt(args);
else if (mode === "count") await count(args[0] ?? "", Number(args[1]));
else await saveForever(args[0] ?? "");

async function dieAt([name = "", at = "", how = "", root = ""]: string[]): Promise<void> {
  const disk = watchedDisk((step) => {
    if (step !== Number(at)) return "go on";
    return how === "half" ? "half" : die();
  }, die);
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const { ok } = await scenario.run(root, { disk });
  process.exit(ok ? 0 : 1);
}

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal is on its way.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

async function count(root: string, times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const text = readFileSync(join(root, "n.json"), "utf8");
    const next = { expectedHash: hashOf(text), text: String(Number(text) + 1) };
    const saved = await writeRecording(root, "n.json", next, "edit");
    if (saved.ok) done++;
    else if (saved.refusal.reason !== "conflict") throw new Error(saved.refusal.problem.message);
  }
}

async function saveForever(root: string): Promise<void> {
  const file = join(root, "a.json");
  for (let count = 0; ; count++) {
    const expectedHash = existsSync(file) ? hashOf(readFileSync(file)) : null;
    const saved = await writeRecording(root, "a.json", { expectedHash, text: text(`${process.pid}-${count}`) }, "edit");
    if (!saved.ok) throw new Error(saved.refusal.problem.message);
    if (count === 0) process.stdout.write("saving\n");
  }
}
