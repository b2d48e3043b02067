import type { ConfigEntry } from "./config";
import type { Provider } from "./provider";

/** For hosts of which nothing is known: never the recorded address itself, which somebody else may have written. */
const UNKNOWN: ConfigEntry = { baseUrl: "https://YOUR-HOST/v1", apiKeyEnv: "YOUR_API_KEY" };

/**
 * Lines of `tapedeck.config.json` to copy: all of a host's, as a member of `providers`; or, for a host that is there
 * already, those of its members that are named.
 */
export function configLines(
  host: string,
  { entry = UNKNOWN }: Provider,
  members?: readonly (keyof ConfigEntry)[],
): string {
  if (!members) return `${JSON.stringify(host)}: ${JSON.stringify(entry, null, 2)}`;
  return members.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(entry[name] ?? "…")}`).join(",\n");
}

/** A hint that ends where the lines begin, with them: in one line, for a sentence. */
export function hintWithLines(hint: string, lines: string | null): string {
  return lines === null ? hint : `${hint}: \`${lines.replace(/\n */g, " ")}\``;
}
