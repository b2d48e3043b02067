import type { Recording } from "../recording/recording";
import type { Recorded, WireAnswer } from "../rerecord/wire";
import type { ConfigEntry, Settings } from "./config";

/** A request to send. The body is JSON text, exactly as it is to be sent; null for none. */
export type Call = {
  method: "GET" | "POST";
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
};

export type CallResult = { ok: true; call: Call } | { ok: false; reason: string };

/** A provider's way of being asked. Pure: it makes requests and reads answers; sending is done elsewhere. */
export type Provider = {
  id: string;
  label: string;
  /** Whether a recorded call is its. `host` is the lower-case host and port of the recorded URL. */
  matches: (recording: Recording, host: string) => boolean;
  /** The address and the variable that are usual for a host; null where a person has to say it. */
  defaults: (host: string) => { baseUrl: string; apiKeyEnv: string | null } | null;
  /** What the configuration may say of such a host, with words in capitals to fill in. */
  entry?: ConfigEntry;
  /** What only the configuration can say. */
  needs?: readonly ("project" | "location")[];
  /** Why the recording cannot be asked again, as a sentence; null where it can. */
  objection: (recording: Recording) => string | null;
  requestOf: (recording: Recording, settings: Settings) => CallResult;
  parse: (recording: Recording, answer: WireAnswer) => Recorded;
  /** How the key is turned into what calls carry, where that takes a call of its own. */
  tokenCall?: (settings: Settings) => Call | null;
};
