import type { FoundSecret } from "./found";
import { entropyOf, isPlaceholder, looksRandom } from "./randomness";

/**
 * Forms of credentials that the maintained rules do not know, mostly of model providers. `random`: the form alone
 * says too little, the rest has to look made up.
 */
const SHAPES: readonly { kind: string; pattern: RegExp; random?: boolean }[] = [
  { kind: "an AWS access key id", pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { kind: "a Google API key", pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { kind: "a Google OAuth token", pattern: /\bya29\.[\w-]{20,}/g },
  { kind: "a JSON web token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  { kind: "a Hugging Face token", pattern: /\bhf_[A-Za-z0-9]{30,}\b/g },
  { kind: "a Groq API key", pattern: /\bgsk_[A-Za-z0-9]{40,}\b/g },
  { kind: "a Tavily API key", pattern: /\btvly-[A-Za-z0-9-]{20,}/g },
  { kind: "an NVIDIA API key", pattern: /\bnvapi-[\w-]{40,}/g },
  { kind: "an xAI API key", pattern: /\bxai-[A-Za-z0-9]{40,}\b/g },
  { kind: "a Perplexity API key", pattern: /\bpplx-[A-Za-z0-9]{40,}\b/g },
  { kind: "a Replicate API token", pattern: /\br8_[A-Za-z0-9]{30,}\b/g },
  { kind: "a Cerebras API key", pattern: /\bcsk-[a-z0-9]{40,}\b/g },
  { kind: "a Databricks token", pattern: /\bdapi[0-9a-f]{32}(?:-\d)?\b/g },
  { kind: "a GitLab token", pattern: /\bglpat-[\w-]{20,}/g },
  { kind: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}\b/g },
  { kind: "an API key", pattern: /(?<![\w-])sk-[A-Za-z0-9][\w-]{19,}/g, random: true },
];

/**
 * DER begins with a sequence, which base64 writes as `M` and one of 16 letters. The maintained rule knows only those that
 * are longer than the keys of elliptic curves.
 */
const PRIVATE_KEY =
  /-----BEGIN (?:(?:EC|DSA|RSA|ENCRYPTED) )?PRIVATE KEY-----\s*(M[A-P][A-Za-z0-9+/=\s]{44,10000})-----END (?:[A-Z]+ )?PRIVATE KEY-----/g;
/** Bits a character: base64 of 48 bytes has about 5. */
const KEY_ENTROPY = 4;

/** A header's value, or a header in a text. */
const AUTHORIZATION = /\b(bearer|basic)\s+([\w.~+/=-]{16,})/gi;

export function shapesIn(text: string): FoundSecret[] {
  const found = SHAPES.flatMap(({ kind, pattern, random }) =>
    [...text.matchAll(pattern)]
      .map(([secret]) => secret)
      .filter((secret) => (random ? looksRandom(secret) : !isPlaceholder(secret)))
      .map((secret) => ({ kind, secret, sure: true })),
  );
  return [...found, ...privateKeysIn(text), ...awsSecretsIn(text), ...authorizationsIn(text)];
}

/** The form alone says nothing, but beside an access key's id it does. */
function awsSecretsIn(text: string): FoundSecret[] {
  if (!/\bA[KS]IA[A-Z0-9]{16}\b/.test(text)) return [];
  return [...text.matchAll(/(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g)].flatMap(([secret]) =>
    looksRandom(secret) && !/^[0-9a-f]+$/i.test(secret)
      ? [{ kind: "an AWS secret access key", secret, sure: true }]
      : [],
  );
}

function privateKeysIn(text: string): FoundSecret[] {
  return [...text.matchAll(PRIVATE_KEY)].flatMap(([secret, body = ""]) =>
    entropyOf(body) >= KEY_ENTROPY ? [{ kind: "a private key", secret, sure: true }] : [],
  );
}

function authorizationsIn(text: string): FoundSecret[] {
  return [...text.matchAll(AUTHORIZATION)].flatMap(([, scheme = "", secret = ""]) => {
    if (scheme.toLowerCase() === "bearer") {
      return looksRandom(secret) ? [{ kind: "a bearer token", secret, sure: true }] : [];
    }
    const pair = decodeBase64(secret);
    const isReal = pair !== null && /^[^:\s]+:\S{4,}$/.test(pair) && !isPlaceholder(pair);
    return isReal ? [{ kind: "a user's name and password (basic authorization)", secret, sure: true }] : [];
  });
}

/** What base64 (either alphabet) stands for, where that is plain text; else null. */
export function decodeBase64(text: string): string | null {
  const digits = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  // A lone digit stands for nothing, and a beginning that is no text saves decoding the rest.
  if (digits.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(digits)) return null;
  if (digits.length > PROBE && !isText(atob(digits.slice(0, PROBE)))) return null;
  const decoded = atob(digits);
  return isText(decoded) ? decoded : null;
}

const PROBE = 16;

function isText(decoded: string): boolean {
  return /^[\x20-\x7e\s]+$/.test(decoded);
}
