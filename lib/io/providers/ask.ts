import type { Settings } from "../../providers/config";
import type { Provider } from "../../providers/provider";
import type { Recording } from "../../recording/recording";
import { type Rerecorded, rerecordedText } from "../../rerecord";
import type { WireAnswer } from "../../rerecord/wire";
import { sendWithRetries } from "./retry";
import type { SendOptions } from "./send";
import { dropToken, tokenOf } from "./token";

/** The whole text of a recording with a provider's new answer; or why there is none. */
export type Asked = Rerecorded;

type AskOptions = Pick<SendOptions, "signal"> & {
  /** Is called with what the recording would be if the stream ended here. */
  onText?: (text: string) => void;
};

/** Asks a provider for one recording. Writes nothing. The reason of a failure never holds a key. */
export async function ask(
  recording: Recording,
  provider: Provider,
  settings: Settings,
  { signal, onText }: AskOptions,
): Promise<Asked> {
  const options = { timeout: settings.timeout, signal, onText };
  const exchange = provider.tokenCall?.(settings) ?? null;
  if (!exchange) return (await askWith(settings.key, recording, provider, settings, options)).asked;
  const token = await tokenOf(exchange, options);
  if (!token.ok) return token;
  const first = await askWith(token.token, recording, provider, settings, options);
  if (!token.isKnown || first.status !== 401) return first.asked;
  dropToken(exchange);
  const another = await tokenOf(exchange, options);
  return another.ok ? (await askWith(another.token, recording, provider, settings, options)).asked : another;
}

/** Makes the call with what it is to carry: the key, or what that was exchanged for. */
async function askWith(
  key: string | null,
  recording: Recording,
  provider: Provider,
  settings: Settings,
  { timeout, signal, onText }: AskOptions & { timeout: number },
): Promise<{ status: number | null; asked: Asked }> {
  const made = provider.requestOf(recording, { ...settings, key });
  if (!made.ok) return { status: null, asked: { ok: false, message: made.reason } };
  const read = (answer: WireAnswer) =>
    rerecordedText(recording, withoutKeys(answer, [settings.key, key]), provider.parse);
  const partly = (text: string, status: number) => {
    const so = read({ status, headers: [], text });
    if (so.ok && !so.error) onText?.(so.text);
  };
  const sent = await sendWithRetries(made.call, { timeout, signal, onText: onText && partly });
  if (!sent.ok) return { status: null, asked: { ok: false, message: sent.reason } };
  return { status: sent.answer.status, asked: read(sent.answer) };
}

/** Words that local servers take for a key are shorter, and may well be words of an answer. */
const SHORTEST_KEY = 8;

/** A provider that repeats a key in its answer must not make it part of a recording. */
function withoutKeys(answer: WireAnswer, keys: readonly (string | null)[]): WireAnswer {
  const hide = (text: string) =>
    keys.reduce(
      (rest: string, key) => (key === null || key.length < SHORTEST_KEY ? rest : rest.replaceAll(key, "[key]")),
      text,
    );
  return {
    status: answer.status,
    headers: answer.headers.map(([name, value]) => [name, hide(value)] as const),
    text: hide(answer.text),
  };
}
