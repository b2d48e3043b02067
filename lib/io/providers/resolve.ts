import { providerOf } from "../../providers";
import { type ProviderConfig, providerConfigSchema, type Settings, settingsOf } from "../../providers/config";
import { configLines } from "../../providers/config-lines";
import { type HostKey, hostKeyOf } from "../../providers/host-key";
import type { Provider } from "../../providers/provider";
import type { Recording } from "../../recording/recording";

/** Why nobody can be asked, and what to do: a sentence, which ends where lines for the configuration begin. */
type Unresolved = {
  ok: false;
  host: string | null;
  provider: Provider | null;
  reason: string;
  hint: string;
  /** To copy into tapedeck.config.json. */
  lines: string | null;
};

/** Whom to ask for a recording, or why nobody can be asked. */
export type Resolved = { ok: true; host: string; provider: Provider; settings: Settings } | Unresolved;

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
    const hint = "Such a call is never repeated.";
    return { ok: false, host: null, provider: null, reason: named.reason, hint, lines: null };
  }
  const { host } = named;
  const provider = providerOf(recording, host);
  const objection = provider.objection(recording);
  if (objection) return { ok: false, host, provider, reason: objection, hint: "", lines: null };
  return settle(host, provider, configured[host], env);
}

/** A provider with its settings, where everything that it needs is there. */
export function settle(host: string, provider: Provider, given: ProviderConfig | undefined, env: Env): Resolved {
  const unready = (reason: string, hint: string, lines: string | null = null): Unresolved => {
    return { ok: false, host, provider, reason, hint, lines };
  };
  const usual = given ? null : provider.defaults(host);
  if (!given && !usual) {
    const hint = "Add to `providers` in tapedeck.config.json";
    return unready(`\`${host}\` is not configured`, hint, configLines(host, provider));
  }
  const config = given ?? providerConfigSchema.parse(usual);
  const name = config.apiKeyEnv ?? null;
  // A file that a key is read from often ends with a line feed.
  const key = name === null ? null : env[name]?.trim() || null;
  const settings = settingsOf(config, key);
  const missing = provider.needs?.filter((member) => settings[member] === null) ?? [];
  if (missing.length > 0) {
    const names = missing.map((member) => `\`${member}\``).join(" and ");
    const hint = `Add to \`${host}\` in \`providers\` in tapedeck.config.json`;
    return unready(`the configuration of \`${host}\` says no ${names}`, hint, configLines(host, provider, missing));
  }
  const address = new URL(settings.baseUrl);
  if (name !== null && key === null && (given?.apiKeyEnv || !isLoopback(address))) {
    return unready(
      `the key of \`${host}\` is missing`,
      `Set the environment variable ${name}, and start Tapedeck again.`,
    );
  }
  for (const member of ["baseUrl", "tokenUrl"] as const) {
    const text = settings[member];
    if (text === null) continue;
    const url = new URL(text);
    if (url.username !== "" || url.password !== "") {
      const hint = "Put the key into an environment variable, and name it in `apiKeyEnv`.";
      return unready(`the \`${member}\` of \`${host}\` holds a user's name`, hint);
    }
    if (key !== null && url.protocol !== "https:" && !isLoopback(url)) {
      const hint = "Use an https address: a key is sent over nothing else, except to this machine.";
      return unready(`the \`${member}\` of \`${host}\` is not encrypted`, hint);
    }
  }
  return { ok: true, host, provider, settings };
}

/** Whether an address is this machine's own, whatever a name server says. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
