import { setMaxListeners } from "node:events";
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Call } from "../../providers/provider";
import type { WireAnswer } from "../../rerecord/wire";
import { retryAfterOf } from "./retry-after";

/** An answer that is longer is cut off: no recording is. */
const MOST_BYTES = 48 * 1024 * 1024;

export type SendOptions = {
  /** Milliseconds that the whole exchange may take. */
  timeout: number;
  signal: AbortSignal;
  /** Is called as text arrives, with all of it so far. */
  onText?: (text: string, status: number) => void;
};

/** Why there is no answer. `again`: the same call may well succeed later. */
export type SendFailure = { ok: false; reason: string; again: boolean };

export type Sent = { ok: true; answer: WireAnswer; retryAfter: number | null } | SendFailure;

/**
 * Sends one request and reads the whole answer, whatever its status. Follows no redirect, so that nothing goes to a
 * host that was not named. The reason of a failure holds no header and no key.
 */
export function send(call: Call, options: SendOptions): Promise<Sent> {
  const { timeout, signal, onText } = options;
  if (signal.aborted) return Promise.resolve(cancelled);
  return new Promise((resolve) => {
    const url = new URL(call.url);
    const body = call.body === null ? null : Buffer.from(call.body, "utf8");
    const headers: Record<string, string> = { Accept: "*/*", "Accept-Encoding": "gzip, deflate, br" };
    for (const [name, value] of call.headers) headers[name] = value;
    if (body) headers["Content-Length"] = String(body.length);
    const { request, agent } = url.protocol === "https:" ? https : http;
    let asked: ClientRequest;
    try {
      asked = request(url, { method: call.method, headers, agent });
    } catch (error) {
      // A key with a line feed in it, say. The message names the header only.
      if (!(error instanceof Error)) throw error;
      resolve({ ok: false, reason: reasonOf(error, url), again: false });
      return;
    }
    asked.on("response", (response) => {
      answered = true;
      read(response, onText, (sent) => {
        done(sent);
        // Whatever of the answer is left is not waited for.
        if (!response.complete) asked.destroy();
      });
    });
    let answered = false;
    const cancel = () => {
      done(cancelled);
      asked.destroy();
    };
    const timer = setTimeout(() => {
      done(broken(`${url.host}: no whole answer within ${Math.round(timeout / 1000)} s`));
      asked.destroy();
    }, timeout);
    const done = (sent: Sent | Promise<Sent>) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
      resolve(sent);
    };
    // One signal stands for all requests of a batch.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", cancel);
    asked.on("error", (error: NodeJS.ErrnoException) => {
      // A connection that was kept may have been closed at the other end, before it heard of this call.
      const isStale = asked.reusedSocket && !answered && error.code === "ECONNRESET";
      done(isStale && !signal.aborted ? send(call, options) : broken(reasonOf(error, url)));
    });
    asked.end(body ?? undefined);
  });
}

const cancelled: SendFailure = { ok: false, reason: "cancelled", again: false };

function broken(reason: string): SendFailure {
  return { ok: false, reason, again: true };
}

/** Connections are kept for the next call: most of the time of a short exchange is the handshake before it. */
const kept = { keepAlive: true, timeout: 4000 };
const http = { request: requestHttp, agent: new HttpAgent(kept) };
const https = { request: requestHttps, agent: new HttpsAgent(kept) };

/** Calls `done` once, with the whole answer or why there is none. */
function read(response: IncomingMessage, onText: SendOptions["onText"], done: (sent: Sent) => void): void {
  const { statusCode: status = 0, rawHeaders } = response;
  if (status >= 300 && status < 400) {
    response.resume();
    done({
      ok: false,
      again: false,
      reason: `the provider answered ${status}, a redirect, which is never followed`,
    });
    return;
  }
  const decoder = new StringDecoder("utf8");
  const received: Buffer[] = [];
  let soFar = "";
  let size = 0;
  const brokeOff = () => done(broken(`the answer broke off after ${size} bytes`));
  const pieces = decoded(response);
  pieces.on("data", (piece: Buffer) => {
    size += piece.length;
    if (size > MOST_BYTES) {
      pieces.destroy();
      done({ ok: false, again: false, reason: `the answer is longer than ${MOST_BYTES / 1024 / 1024} MB` });
      return;
    }
    received.push(piece);
    if (!onText) return;
    soFar += decoder.write(piece);
    onText(soFar, status);
  });
  pieces.on("error", brokeOff);
  pieces.on("close", brokeOff);
  pieces.on("end", () => {
    if (!response.complete) return brokeOff();
    const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : []));
    const text = Buffer.concat(received).toString("utf8");
    const retryAfter = retryAfterOf(response.headers, Date.now());
    done({ ok: true, answer: { status, headers, text }, retryAfter });
  });
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.toLowerCase();
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[encoding ?? ""];
  if (!unpack) return response;
  const unpacked: Readable = response.on("error", (error) => unpacked.destroy(error)).pipe(unpack());
  return unpacked;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name could not be looked up",
  ECONNRESET: "the connection was cut",
  ETIMEDOUT: "the connection took too long",
  CERT_HAS_EXPIRED: "its certificate has expired",
};

function reasonOf(error: NodeJS.ErrnoException, { host }: URL): string {
  return `${host}: ${REASONS[error.code ?? ""] ?? error.message}`;
}
