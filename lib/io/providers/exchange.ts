import type { Answered, Question } from "./question";
import { sendWithRetries } from "./retry";
import { dropToken, tokenOf } from "./token";

/** What was answered; or why nothing was: a sentence that holds no key. */
export type Exchanged = { ok: true; answered: Answered } | { ok: false; message: string };

type Options = {
  signal: AbortSignal;
  /** Is called as an answer arrives, with all of it so far. */
  onText?: (soFar: Answered) => void;
};

/** Asks a provider; once more with a fresh token where it does not take one that was there already. */
export async function exchange(question: Question, options: Options): Promise<Exchanged> {
  const { settings, tokenCall } = question;
  if (!tokenCall) return exchangeWith(settings.key, question, options);
  const waiting = { timeout: settings.timeout, signal: options.signal };
  const token = await tokenOf(tokenCall, waiting);
  if (!token.ok) return token;
  const first = await exchangeWith(token.token, question, options);
  if (!token.isKnown || !first.ok || first.answered.answer.status !== 401) return first;
  dropToken(tokenCall);
  const another = await tokenOf(tokenCall, waiting);
  return another.ok ? exchangeWith(another.token, question, options) : another;
}

/** Makes the call with what it is to carry: the key, or what that was exchanged for. */
async function exchangeWith(
  key: string | null,
  { settings, callWith }: Question,
  { signal, onText }: Options,
): Promise<Exchanged> {
  const made = await callWith(key);
  if (!made.ok) return { ok: false, message: made.reason };
  const keys = [settings.key, key];
  const partly = (text: string, status: number) => onText?.({ answer: { status, headers: [], text }, keys });
  const { timeout } = settings;
  const sent = await sendWithRetries(made.call, { timeout, signal, ...(onText && { onText: partly }) });
  if (!sent.ok) return { ok: false, message: sent.reason };
  return { ok: true, answered: { answer: sent.answer, keys } };
}
