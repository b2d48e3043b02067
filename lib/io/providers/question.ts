import type { Settings } from "../../providers/config";
import type { Call, CallResult, Provider } from "../../providers/provider";
import type { Recording } from "../../recording/recording";
import { type Rerecorded, rerecordedText } from "../../rerecord";
import type { WireAnswer } from "../../rerecord/wire";

/** A recorded call that is to be sent again, by whoever need not hold the recording. */
export type Question = {
  settings: Settings;
  /** The call that exchanges the key for what calls carry; null where they carry the key itself. */
  tokenCall: Call | null;
  /** The call with what it is to carry. */
  callWith: (key: string | null) => CallResult | Promise<CallResult>;
};

/** What was answered, so far or in the end, and what of it must not be kept. */
export type Answered = { answer: WireAnswer; keys: readonly (string | null)[] };

/** The question that a recording asks of its provider. */
export function questionOf(recording: Recording, provider: Provider, settings: Settings): Question {
  return {
    settings,
    tokenCall: provider.tokenCall?.(settings) ?? null,
    callWith: (key) => provider.requestOf(recording, { ...settings, key }),
  };
}

/** The whole text of a recording with a new answer; or why there is none. Neither holds a key. */
export function answeredText(recording: Recording, provider: Provider, { answer, keys }: Answered): Rerecorded {
  const { status, headers, text } = answer;
  const hidden = headers.map(([name, value]) => [name, withoutKeys(value, keys)] as const);
  return rerecordedText(recording, { status, headers: hidden, text: withoutKeys(text, keys) }, provider.parse);
}

/** Words that local servers take for a key are shorter, and may well be words of an answer. */
const SHORTEST_KEY = 8;

/** A provider that repeats a key in its answer must not make it part of a recording. */
function withoutKeys(text: string, keys: Answered["keys"]): string {
  return keys.reduce(
    (rest: string, key) => (key === null || key.length < SHORTEST_KEY ? rest : rest.replaceAll(key, "[key]")),
    text,
  );
}
