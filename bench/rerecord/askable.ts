import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chanceOf, wireAnswerOf } from "@/e2e/support/wire-form";
import { providerOf } from "../../lib/providers";
import { type ProviderConfig, providerConfigSchema, settingsOf } from "../../lib/providers/config";
import { hostKeyOf } from "../../lib/providers/host-key";
import { openRecording } from "../../lib/recording/recording";
import type { WireAnswer } from "../../lib/rerecord/wire";
import { recordingsIn } from "../catalog/corpus";
import { type Asked, requestOf } from "./messages";

/** As many recordings as there are, up to `most`, each with a request of its own; copied into another folder. */
export function askableFrom(root: string, folder: string, config: ProviderConfig, most: number): Asked[] {
  const asked = new Map<string, Asked>();
  for (const [at, path] of recordingsIn(root).entries()) {
    if (asked.size === most) break;
    const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
    const answer = opened.ok ? wireAnswerOf(opened.recording, chanceOf(at)) : null;
    if (!opened.ok || answer?.status !== 200) continue;
    const named = hostKeyOf(opened.recording);
    if (!named.ok) continue;
    const made = providerOf(opened.recording, named.host).requestOf(opened.recording, settingsOf(config, null));
    // Each request has one answer, so that each recording comes out as it was.
    if (!made.ok || asked.has(requestOf(made.call))) continue;
    asked.set(requestOf(made.call), { path, host: named.host, call: made.call, answer });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  return [...asked.values()];
}

/** How the local provider is configured, whatever host a recording names. */
export function configAt(url: string, concurrency: number): ProviderConfig {
  return providerConfigSchema.parse({ baseUrl: `${url}/v1`, concurrency, project: "p", location: "l" });
}

/** Another answer of the same shape: other words, or other numbers where it has none. */
export function otherAnswer(answer: WireAnswer): WireAnswer {
  return { ...answer, text: otherText(answer.text) };
}

function otherText(text: string): string {
  const words = text.replace(/("(?:content|text|response|arguments|delta)":\s*")(?=[^"])/, "$1Indeed, ");
  return words === text ? text.replace(/\d\.\d+/, (number) => `${number}1`) : words;
}
