import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

const TRIES = 50;

/** The first free port from `wanted` on (0: any), or null where nobody can listen on that host. */
export async function freePort(wanted: number, host: string): Promise<number | null> {
  for (let port = wanted; port < wanted + TRIES && port <= 65_535; port++) {
    const answer = await tryPort(port, host);
    if (answer !== "taken") return answer;
  }
  const any = await tryPort(0, host);
  return any === "taken" ? null : any;
}

function tryPort(port: number, host: string): Promise<number | "taken" | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      done(error.code === "EADDRINUSE" || error.code === "EACCES" ? "taken" : null);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : port;
      server.close(() => done(found));
    });
  });
}

/** Waits until somebody listens there. */
export async function untilListening(port: number, host: string): Promise<void> {
  const target = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  while (!(await listens(port, target))) await setTimeout(25);
}

function listens(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host);
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
