import { providerOf } from "../../providers";
import { type ProviderConfig, providerConfigSchema, type Settings, settingsOf } from "../../providers/config";
import { type HostKey, hostKeyOf } from "../../providers/host-key";
import type { Provider } from "../../providers/provider";
import type { Recording } from "../../recording/recording";

/** Whom to ask for a recording, or why nobody can be asked. */
export type Resolved =
  | { ok: true; host: string; provider: Provider; settings: Settings }
  | { ok: false; host: string | null; provider: Provider | null; reason: string; hint: string };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Finds the provider of a recorded call by its host, in the configuration or among the well-known ones. A well-known
 * host on the network counts as configured once its key is there: that is the user's word that it may be asked.
 */
export function resolveProvider(
  recording: Recording,
  configured: Readonly<Record<string, ProviderConfig>>,
  env: Env,
): Resolved {
  const named: HostKey = hostKeyOf(recording);
  if (!named.ok) {
    return { ok: false, host: null, provider: null, reason: named.reason, hint: "Such a call is never repeated." };
  }
  const { host } = named;
  const provider = providerOf(recording, host);
  const objection = provider.objection(recording);
  if (objection) return { ok: false, host, provider, reason: objection, hint: "" };
  return settle(host, provider, configured[host], env);
}

/** A provider with its settings, where everything that it needs is there. */
export function settle(host: string, provider: Provider, given: ProviderConfig | undefined, env: Env): Resolved {
  const usual = given ? null : provider.defaults(host);
  if (!given && !usual) {
    return {
      ok: false,
      host,
      provider,
      reason: `\`${host}\` is not configured`,
      hint: `Add it to \`providers\` in tapedeck.config.json: {"${host}": {"baseUrl": "https://…", "apiKeyEnv": "…"}}.`,
    };
  }
  const config = given ?? providerConfigSchema.parse(usual);
  const name = config.apiKeyEnv ?? null;
  const key = name === null ? null : env[name] || null;
  const settings = settingsOf(config, key);
  const address = new URL(settings.baseUrl);
  if (name !== null && key === null && (given?.apiKeyEnv || !isLoopback(address))) {
    const hint = `Set the environment variable ${name}, and start Tapedeck again.`;
    return { ok: false, host, provider, reason: `the key of \`${host}\` is missing`, hint };
  }
  if (address.username !== "" || address.password !== "") {
    const hint = "Put the key into an environment variable, and name it in `apiKeyEnv`.";
    return { ok: false, host, provider, reason: `the \`baseUrl\` of \`${host}\` holds a user's name`, hint };
  }
  if (key !== null && address.protocol !== "https:" && !isLoopback(address)) {
    const hint = "Use an https address: a key is sent over nothing else, except to this machine.";
    return { ok: false, host, provider, reason: `the \`baseUrl\` of \`${host}\` is not encrypted`, hint };
  }
  return { ok: true, host, provider, settings };
}

/** Whether an address is this machine's own, whatever a name server says. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
