import { z } from "zod";

const SECOND = 1000;

/** A provider as `tapedeck.config.json` describes it; its key there is the host (and port) of the recorded URL. */
export const providerConfigSchema = z.strictObject({
  /** Stands for the recorded URL without its endpoint. */
  baseUrl: z.url({ protocol: /^https?$/, error: "an address that begins with http:// or https://" }),
  /** The name of the environment variable that holds the key; null where none is asked for. */
  apiKeyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable, not a key")
    .nullish(),
  /** A cloud project's id; it replaces the recorded one on the wire. */
  project: z.string().min(1).optional(),
  /** A cloud region. */
  location: z.string().min(1).optional(),
  /** Where a key is exchanged for a token. */
  tokenUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Calls at a time. */
  concurrency: z.number().int().min(1).max(64).default(4),
  /** Seconds that an answer may take. */
  timeout: z.number().positive().max(3600).default(120),
});
export type ProviderConfig = z.output<typeof providerConfigSchema>;

/** The same as somebody writes it. */
export type ConfigEntry = z.input<typeof providerConfigSchema>;

/** A provider, ready to be asked. */
export type Settings = {
  baseUrl: string;
  key: string | null;
  project: string | null;
  location: string | null;
  tokenUrl: string | null;
  concurrency: number;
  /** Milliseconds. */
  timeout: number;
};

/** What a configuration says, with the key that its variable holds. */
export function settingsOf(config: ProviderConfig, key: string | null): Settings {
  const { baseUrl, project = null, location = null, tokenUrl = null, concurrency, timeout } = config;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ""),
    key,
    project,
    location,
    tokenUrl,
    concurrency,
    timeout: timeout * SECOND,
  };
}
