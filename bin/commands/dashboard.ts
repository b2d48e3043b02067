import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { visibleText } from "@/lib/format/visible";
import { isLoopbackHost } from "@/lib/security/access";
import { openBrowser } from "../open-browser";
import { packageFolder } from "../package-folder";
import { freePort, untilListening } from "../ports";
import { threadProgram } from "../threads/program";
import { Failure, parseOptions, print, userFolder } from "./support";

const DEFAULT_PORT = 4880;
/** Milliseconds for answers under way once the user wants to end. */
const PATIENCE = 1000;

/** Starts the dashboard and stays until it ends, or until the user ends it. */
export async function dashboard(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    port: { type: "string", short: "p" },
    host: { type: "string", default: "127.0.0.1" },
    "read-only": { type: "boolean", default: false },
    "no-open": { type: "boolean", default: false },
  });
  if (positionals.length > 1) throw new Failure("one folder at a time. See tapedeck --help.");
  const root = rootOf(positionals[0]);
  const wanted = portOf(values.port);
  const port = await freePort(wanted, values.host);
  if (port === null) throw new Failure(`cannot listen on ${values.host}: give one of this machine's own addresses.`);
  if (port !== wanted && wanted !== 0) note(`port ${wanted} is taken, ${port} is not.`);

  const hosts = [...namesOf(values.host), ...(process.env.TAPEDECK_HOSTS ?? "").split(",").filter(Boolean)];
  const token = hosts.every(isLoopbackHost) ? "" : process.env.TAPEDECK_TOKEN || randomBytes(24).toString("base64url");
  const server = spawn(process.execPath, [serverFile()], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOSTNAME: values.host,
      TAPEDECK_ROOT: root,
      TAPEDECK_ASKING_THREAD: fileURLToPath(threadProgram("asking")),
      TAPEDECK_HOSTS: hosts.join(","),
      TAPEDECK_TOKEN: token,
      TAPEDECK_READ_ONLY: values["read-only"] ? "1" : "",
    },
  });
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      server.kill(asked ? "SIGKILL" : signal);
      // The server would wait for every open page to go away, and pages stay to hear of changes.
      setTimeout(() => server.kill("SIGKILL"), PATIENCE).unref();
      asked = true;
    });
  }
  const ended = new Promise<number>((done) => server.on("exit", (code) => done(asked ? 0 : (code ?? 1))));
  const address = addressOf(values.host, port, token);
  const ready = await Promise.race([untilListening(port, values.host).then(() => true), ended.then(() => false)]);
  if (ready) {
    print(`Tapedeck  ${address}\n          ${visibleText(root)}\n`);
    if (!values["no-open"]) openBrowser(address);
  }
  return ended;
}

function rootOf(given: string | undefined): string {
  const folder = userFolder(packageFolder);
  const root = resolve(folder, given ?? (process.env.TAPEDECK_ROOT || "."));
  const stat = statSync(root, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new Failure(`${root} is a file; to read it: tapedeck show ${given}`);
  if (stat) return root;
  // A lone word may be meant as a command; a server would be a surprising answer to a typing mistake.
  if (given !== undefined && !/[./\\]/.test(given)) throw new Failure(`no command or folder "${given}". See --help.`);
  note(`there is no folder ${visibleText(root)}; the dashboard waits for it.`);
  return root;
}

function portOf(given: string | undefined): number {
  if (given === undefined) return DEFAULT_PORT;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new Failure(`--port takes a number up to 65535, not "${given}".`);
  return port;
}

function note(text: string): void {
  process.stderr.write(`tapedeck: ${text}\n`);
}

function serverFile(): string {
  const dist = process.env.TAPEDECK_DIST || ".next";
  const file = resolve(packageFolder, dist, "standalone", "server.js");
  if (!existsSync(file)) throw new Failure(`the dashboard is not built: run npm start in ${packageFolder}.`);
  return file;
}

/** The names by which a server that listens on `host` is reached; an address for all of them has none itself. */
function namesOf(host: string): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [bracketed(host)];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [hostname(), ...addresses.map(({ address }) => bracketed(address))];
}

function bracketed(host: string): string {
  return (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host).toLowerCase();
}

function addressOf(host: string, port: number, token: string): string {
  const names = namesOf(host);
  const name = names.find((each) => !isLoopbackHost(each)) ?? names[0] ?? host;
  return `http://${name}:${port}/${token === "" ? "" : `?token=${token}`}`;
}
