import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles a program of this folder, as the one that users run is bundled, and gives its file. */
export async function bundled(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  return outfile;
}

/** A process that answers each message with one of its own. */
export class Child {
  private readonly process: ChildProcess;
  /** What it says before it is asked anything. */
  readonly greeting: Promise<unknown>;

  constructor(program: string, { greets = false, collects = false } = {}) {
    const execArgv = collects ? ["--expose-gc"] : [];
    this.process = fork(program, { execArgv, serialization: "advanced" });
    this.greeting = greets ? this.heard() : Promise.resolve();
  }

  async ask(message: object | string): Promise<unknown> {
    const answer = this.heard();
    this.process.send(message);
    return answer;
  }

  end(): void {
    this.process.kill();
  }

  private async heard(): Promise<unknown> {
    const ended = once(this.process, "exit").then(([code]) => {
      throw new Error(`a process of the measure ended early (${code})`);
    });
    const [message] = await Promise.race([once(this.process, "message"), ended]);
    return message;
  }
}
