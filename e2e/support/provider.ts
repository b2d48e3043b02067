import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { WireAnswer } from "@/lib/rerecord/wire";

/** A request as it came in. */
export type Heard = { method: string; path: string; headers: IncomingMessage["headers"]; body: string };

/** How an answer is sent: whole, event by event, or as a provider that is in trouble sends it. */
export type Manner =
  | { type: "plain" }
  /** Event by event, each in a write of its own, with a pause of so many milliseconds between. */
  | { type: "stream"; pause: number }
  /** The connection is cut behind so many characters. */
  | { type: "cut"; after: number }
  /** So many megabytes of nothing that means anything. */
  | { type: "garbage"; megabytes: number };

/** `exact`: the headers are those of the answer and no others, in its order. */
export type Scripted = { answer: WireAnswer; manner?: Manner; exact?: boolean };

/** Says what to answer; gets the request, and which one of its path it is, counted from 0. */
export type Script = (heard: Heard, turn: number) => Scripted | Promise<Scripted>;

export type ScriptedProvider = {
  /** Without a slash at its end. */
  url: string;
  heard: Heard[];
  /** Another script from now on. */
  script: (next: Script) => void;
  stop: () => Promise<void>;
};

/** A provider that says what a test wants: a real HTTP server on loopback, on any free port. */
export async function startProvider(first: Script): Promise<ScriptedProvider> {
  let script = first;
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const turn = heard.filter((other) => other.path === path).length;
    const body = await textOf(request);
    const now = { method, path, headers, body };
    heard.push(now);
    try {
      await answer(response, await script(now, turn));
    } catch (error) {
      response.destroy(error instanceof Error ? error : undefined);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    script: (next) => {
      script = next;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** An answer of JSON. */
export function jsonAnswer(value: unknown, status = 200): WireAnswer {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return { status, headers: [["Content-Type", "application/json"]], text };
}

/** An answer of server-sent events, as chat providers send it. */
export function eventAnswer(events: readonly unknown[]): WireAnswer {
  const text = [...events.map((event) => JSON.stringify(event)), "[DONE]"].map((data) => `data: ${data}\n\n`).join("");
  return { status: 200, headers: [["Content-Type", "text/event-stream"]], text };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += String(piece);
  return text;
}

const PACKERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;

async function answer(response: ServerResponse, { answer: { status, headers, text }, manner, exact }: Scripted) {
  if (exact) {
    response.sendDate = false;
    for (const name of ["connection", "keep-alive", "transfer-encoding"]) response.removeHeader(name);
  }
  // Where no header tells of the end of the connection, it has none.
  response.shouldKeepAlive = exact === true;
  response.writeHead(
    status,
    headers.flatMap(([name, value]) => (/^content-length$/i.test(name) ? [] : [name, value])),
  );
  if (manner?.type === "stream") return streamed(response, text, manner.pause);
  if (manner?.type === "cut") {
    response.write(text.slice(0, manner.after));
    await setTimeout(20);
    response.destroy();
    return;
  }
  if (manner?.type === "garbage") {
    for (let at = 0; at < manner.megabytes && !response.destroyed; at++) {
      if (!response.write("x".repeat(1024 * 1024))) await setTimeout(1);
    }
    response.end();
    return;
  }
  const encoding = headers.find(([name]) => /^content-encoding$/i.test(name))?.[1];
  const packer = encoding === "gzip" || encoding === "deflate" || encoding === "br" ? PACKERS[encoding] : null;
  response.end(packer ? packer(text) : text);
}

/** Events end at a blank line, all else that streams at each line's end. */
async function streamed(response: ServerResponse, text: string, pause: number) {
  const isEvents = /^(?:data|event|id|retry|:)/.test(text);
  for (const event of text.split(isEvents ? /(?<=\n\n)/ : /(?<=\n)/)) {
    if (response.destroyed) return;
    response.write(event);
    await (pause > 0 ? setTimeout(pause) : setImmediate());
  }
  response.end();
}
