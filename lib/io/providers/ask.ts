import { z } from "zod";
import type { Settings } from "../../providers/config";
import type { Provider } from "../../providers/provider";
import type { Recording } from "../../recording/recording";
import { type Rerecorded, rerecordedText } from "../../rerecord";
import type { WireAnswer } from "../../rerecord/wire";
import { sendWithRetries } from "./retry";
import type { SendOptions } from "./send";

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
  const { timeout } = settings;
  const entered = await withToken(provider, settings, signal);
  if (!entered.ok) return entered;
  const made = provider.requestOf(recording, entered.settings);
  if (!made.ok) return { ok: false, message: made.reason };
  const read = (answer: WireAnswer) =>
    rerecordedText(recording, withoutKeys(answer, [settings.key, entered.settings.key]), provider.parse);
  const partly = (text: string, status: number) => {
    const so = read({ status, headers: [], text });
    if (so.ok && !so.error) onText?.(so.text);
  };
  const sent = await sendWithRetries(made.call, { timeout, signal, onText: onText && partly });
  return sent.ok ? read(sent.answer) : { ok: false, message: sent.reason };
}

/** A provider that repeats a key in its answer must not make it part of a recording. */
function withoutKeys(answer: WireAnswer, keys: readonly (string | null)[]): WireAnswer {
  const hide = (text: string) =>
    keys.reduce((rest: string, key) => (key === null || key.length < 4 ? rest : rest.replaceAll(key, "[key]")), text);
  return {
    status: answer.status,
    headers: answer.headers.map(([name, value]) => [name, hide(value)] as const),
    text: hide(answer.text),
  };
}

const tokenSchema = z.looseObject({ access_token: z.string().min(1) });

/** Exchanges the key for a token where the provider wants one. */
async function withToken(
  provider: Provider,
  settings: Settings,
  signal: AbortSignal,
): Promise<{ ok: true; settings: Settings } | { ok: false; message: string }> {
  const call = provider.tokenCall?.(settings);
  if (!call) return { ok: true, settings };
  const sent = await sendWithRetries(call, { timeout: settings.timeout, signal });
  if (!sent.ok) return { ok: false, message: `no token: ${sent.reason}` };
  const { status, text } = sent.answer;
  if (status !== 200) return { ok: false, message: `no token: the provider answered ${status}` };
  const parsed = tokenSchema.safeParse(jsonOf(text));
  if (!parsed.success) return { ok: false, message: "no token: the answer holds no `access_token`" };
  return { ok: true, settings: { ...settings, key: parsed.data.access_token } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
