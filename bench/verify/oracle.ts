import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** "Python 3.12.1", or null where there is no python3. */
export function pythonVersion(): string | null {
  const asked = spawnSync("python3", ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? (asked.stdout || asked.stderr).trim() : null;
}

/** Asks oracle.py, one question a line, and gives its answers in their order. Throws what it prints on failure. */
export function askPython(questions: readonly string[]): string[] {
  return runPython(["oracle.py"], `${questions.join("\n")}\n`);
}

/** Runs a script of this folder and gives its lines. */
export function runPython([script, ...rest]: readonly [string, ...string[]], input = ""): string[] {
  const run = spawnSync("python3", ["-B", `${folder}${script}`, ...rest], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  if (run.status !== 0) throw new Error(`${script} failed: ${run.error?.message ?? run.stderr}`);
  return run.stdout.trimEnd().split("\n");
}
