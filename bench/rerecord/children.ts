import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A process that answers each message with one of its own. `program`: beside this one, without `.mjs`. */
export class Child {
  private readonly process: ChildProcess;
  /** What it says before it is asked anything. */
  readonly greeting: Promise<unknown>;

  constructor(program: string, { greets = false, collects = false } = {}) {
    const execArgv = collects ? ["--expose-gc"] : [];
    const file = fileURLToPath(new URL(`${program}.mjs`, import.meta.url));
    this.process = fork(file, { execArgv, serialization: "advanced" });
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

  private heard(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`a process of the measure ended early (${code})`));
      this.process.once("exit", ended);
      this.process.once("message", (message) => {
        this.process.off("exit", ended);
        resolve(message);
      });
    });
  }
}
