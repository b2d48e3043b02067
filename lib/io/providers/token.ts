import { createHash } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../providers/provider";
import { sendWithRetries } from "./retry";

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckTokens: Map<string, Promise<Exchanged>> | undefined;
}

/** A token, and until when (milliseconds of the epoch) it is good; or why there is none. */
type Exchanged = { ok: true; token: string; until: number } | { ok: false; message: string };

/** `isKnown`: it was there already, so that the provider may have withdrawn it meanwhile. */
type Token = { ok: true; token: string; isKnown: boolean } | { ok: false; message: string };

const SECOND = 1000;
/** A token is not used in its last moments: a call takes a while. */
const MARGIN = 60 * SECOND;

const tokenSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().optional() });

/**
 * The token that a call exchanges a key for: asked for once as long as it is good, however many want it at a time. It
 * is kept in memory only.
 */
export async function tokenOf(
  call: Call,
  { timeout, signal }: { timeout: number; signal: AbortSignal },
  now = Date.now,
): Promise<Token> {
  globalThis.tapedeckTokens ??= new Map();
  const tokens = globalThis.tapedeckTokens;
  const name = nameOf(call);
  for (;;) {
    const known = tokens.get(name);
    const pending = known ?? exchange(call, timeout, now);
    tokens.set(name, pending);
    const got = await unlessAborted(pending, signal);
    if (got === null) return { ok: false, message: "cancelled" };
    const isGood = got.ok && got.until > now() + MARGIN;
    if (!isGood && tokens.get(name) === pending) tokens.delete(name);
    if (!got.ok) return got;
    if (isGood || !known) return { ok: true, token: got.token, isKnown: known !== undefined };
  }
}

/** Forgets the token of a call: the provider did not take it. */
export function dropToken(call: Call): void {
  globalThis.tapedeckTokens?.delete(nameOf(call));
}

/** Is not cancelled with whoever asked first: others wait for it. */
async function exchange(call: Call, timeout: number, now: () => number): Promise<Exchanged> {
  const sent = await sendWithRetries(call, { timeout, signal: new AbortController().signal });
  if (!sent.ok) return { ok: false, message: `no token: ${sent.reason}` };
  const { status, text } = sent.answer;
  if (status !== 200) return { ok: false, message: `no token: the provider answered ${status}` };
  const parsed = tokenSchema.safeParse(jsonOf(text));
  if (!parsed.success) return { ok: false, message: "no token: the answer holds no `access_token`" };
  const { access_token: token, expires_in: seconds = 0 } = parsed.data;
  return { ok: true, token, until: now() + seconds * SECOND };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((done, failed) => {
    const stop = () => done(null);
    signal.addEventListener("abort", stop, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Holds the key in no way that it could be read from. */
function nameOf({ url, body }: Call): string {
  return createHash("sha256")
    .update(JSON.stringify([url, body]))
    .digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
