import type { FoundSecret } from "./found";
import { maintainedIn } from "./maintained";
import { assignmentsIn } from "./named";
import { shapesIn } from "./shapes";
import { mayHideText, viewsOf } from "./views";

/** The beginnings, or marks, of all forms that the maintained rules and our own know: one quick look for many. */
const HEAD =
  /sk-|xox[abopr]-|xapp-|gh[opsur]_|github_pat_|npm_|lin_api_|SG\.|shp[acpst]{2}_|ops_ey|-----BEGIN|hooks\.slack\.com|secret_?access|A3T|A[KS]IA|AIza|ya29\.|eyJ|hf_|gsk_|tvly-|nvapi-|xai-|pplx-|r8_|csk-|dapi[0-9a-f]|glpat-|[rs]k_live_|bearer\s|basic\s|:\/\/[^\s/"@]{1,200}:[^\s/"@]{1,200}@/i;

/** Decoded text may be encoded once more; nobody does so more often. */
export const MAX_DEPTH = 2;

/** The secrets in a text, each once, in whatever clothes; the surest account of each. */
export function secretsIn(text: string, depth = 0): FoundSecret[] {
  const plain = HEAD.test(text) ? [...maintainedIn(text), ...shapesIn(text)] : [];
  const hidden =
    depth < MAX_DEPTH && mayHideText(text) ? [...viewsOf(text)].flatMap((view) => secretsIn(view, depth + 1)) : [];
  return distinct([...plain, ...assignmentsIn(text), ...hidden]);
}

/** Drops what is part of a secret found before, or holds one. */
export function distinct(all: readonly FoundSecret[]): FoundSecret[] {
  const kept: FoundSecret[] = [];
  for (const found of all) {
    if (!kept.some(({ secret }) => secret.includes(found.secret) || found.secret.includes(secret))) kept.push(found);
  }
  return kept;
}
