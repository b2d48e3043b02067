import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

export type Server = {
  /** Without a slash at its end. */
  url: string;
  port: number;
  /** The address as it was printed, with the token where there is one. */
  printed: string;
  stop: () => Promise<void>;
};

/** Starts the dashboard by the command line, as a person would, on any free port. */
export async function startServer(
  root: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Server> {
  const child = spawn(process.execPath, ["dist/tapedeck.mjs", resolve(root), "--port", "0", "--no-open", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = await addressOf(child);
  const { origin, port } = new URL(printed);
  let wanted = true;
  child.on("exit", (code, signal) => {
    if (wanted) console.error(`the server of ${root} ended by itself: ${code ?? signal}`);
  });
  child.stderr?.pipe(process.stderr);
  const stop = () => {
    wanted = false;
    return stopped(child);
  };
  return { url: origin, port: Number(port), printed, stop };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = "";
    const listen = (data: Buffer) => {
      said += data;
      const address = /Tapedeck {2}(\S+)/.exec(said)?.[1];
      if (address) done(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("exit", (code) => fail(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.on("exit", () => done());
    child.kill("SIGTERM");
  });
}
