import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const preload = fileURLToPath(new URL("faulty-disk.cjs", import.meta.url));

/** What a server's disk does to a call on paths that hold some words: it fails with a code, or waits (`HOLD`). */
type Fault = { call: "readFile" | "open" | "write" | "rename" | "link" | "rm" | "mkdir"; path: string; code: string };

/** A disk that refuses when a test says so, for a server that is started with its `env`. */
export class Faults {
  readonly env: Record<string, string>;

  /** `file`: where the server reads what its disk is to do; outside of its folder. */
  constructor(private readonly file: string) {
    this.env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${preload}`, FAULTS: file };
  }

  begin(...faults: readonly Fault[]): void {
    writeFileSync(this.file, JSON.stringify(faults));
  }

  end(): void {
    rmSync(this.file, { force: true });
  }
}
