import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Call } from "../../providers/provider";
import type { WireAnswer } from "../../rerecord/wire";

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
export function send(call: Call, { timeout, signal, onText }: SendOptions): Promise<Sent> {
  return new Promise((done) => {
    const url = new URL(call.url);
    const body = call.body === null ? null : Buffer.from(call.body, "utf8");
    const headers: Record<string, string> = { Accept: "*/*", "Accept-Encoding": "gzip, deflate, br" };
    for (const [name, value] of call.headers) headers[name] = value;
    if (body) headers["Content-Length"] = String(body.length);
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const asked: ClientRequest = request(
      url,
      { method: call.method, headers, signal: AbortSignal.any([signal]), agent: false },
      (response) => {
        read(response, onText).then((sent) => {
          clearTimeout(timer);
          done(sent);
          asked.destroy();
        });
      },
    );
    const timer = setTimeout(() => {
      asked.destroy(new Error(`no whole answer within ${Math.round(timeout / 1000)} s`));
    }, timeout);
    asked.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      done({ ok: false, reason: signal.aborted ? "cancelled" : reasonOf(error, url), again: !signal.aborted });
    });
    asked.end(body ?? undefined);
  });
}

async function read(response: IncomingMessage, onText: SendOptions["onText"]): Promise<Sent> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.resume();
    return { ok: false, again: false, reason: `the provider answered ${status}, a redirect, which is never followed` };
  }
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  let size = 0;
  try {
    for await (const piece of decoded(response)) {
      size += piece.length;
      if (size > MOST_BYTES) {
        return { ok: false, again: false, reason: `the answer is longer than ${MOST_BYTES / 1024 / 1024} MB` };
      }
      text += decoder.decode(piece, { stream: true });
      onText?.(text, status);
    }
    text += decoder.decode();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = code === "ABORT_ERR" ? "cancelled" : `the answer broke off after ${size} bytes`;
    return { ok: false, reason, again: code !== "ABORT_ERR" };
  }
  if (!response.complete) return { ok: false, reason: `the answer broke off after ${size} bytes`, again: true };
  const { rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : []));
  return { ok: true, answer: { status, headers, text }, retryAfter: retryAfterOf(response) };
}

function decoded(response: IncomingMessage): AsyncIterable<Buffer> {
  const encoding = response.headers["content-encoding"]?.toLowerCase();
  const unpack = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }[encoding ?? ""];
  if (!unpack) return response;
  const unpacked: Readable = response.on("error", (error) => unpacked.destroy(error)).pipe(unpack());
  return unpacked;
}

/** Milliseconds that the provider asks to wait; null where it asks for nothing, or for a date. */
function retryAfterOf({ headers }: IncomingMessage): number | null {
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
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
