import { setTimeout } from "node:timers/promises";
import type { Call } from "../../providers/provider";
import { type SendOptions, type Sent, send } from "./send";

/**
 * How often a call is tried again, as the providers' SDKs do; milliseconds before the first time, doubled each time.
 */
const RETRIES = 2;
const FIRST_WAIT = 500;
/** Longest wait that a provider may ask for. */
const LONGEST_WAIT = 60_000;

const PASSING = new Set([408, 409, 429]);

/** Sends a call, again after a while where that may help: no connection, 408, 409, 429, and all from 500 on. */
export async function sendWithRetries(call: Call, options: SendOptions, firstWait = FIRST_WAIT): Promise<Sent> {
  for (let attempt = 0; ; attempt++) {
    const sent = await send(call, options);
    const mayPass = sent.ok ? PASSING.has(sent.answer.status) || sent.answer.status >= 500 : sent.again;
    if (!mayPass || attempt === RETRIES || options.signal.aborted) return sent;
    const asked = sent.ok ? sent.retryAfter : null;
    // Not all at once again: between half of the wait and the whole.
    const own = firstWait * 2 ** attempt * (0.5 + Math.random() / 2);
    try {
      await setTimeout(Math.min(asked ?? own, LONGEST_WAIT), undefined, { signal: options.signal });
    } catch {
      return { ok: false, reason: "cancelled", again: false };
    }
  }
}
