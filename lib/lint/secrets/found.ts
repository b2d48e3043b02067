/** A secret in a text: what it is, and the secret itself, which nothing may print. */
export type FoundSecret = {
  /** For people: `an OpenAI API token`. */
  kind: string;
  secret: string;
  /** Known by its form; else only by what it stands under, and how random it looks. */
  sure: boolean;
};

const SHOWN = 4;

/** The first characters of a secret, too few to be of use to anybody, and how many there are. */
export function maskedOf(secret: string): string {
  const shown = secret.length >= 4 * SHOWN ? SHOWN : 1;
  return `\`${secret.slice(0, shown).replace(/[^\x21-\x7e]/g, "·")}…\` (${secret.length} characters)`;
}

/** Whether a redaction has put its placeholder there: in an address with a password, all around it stays. */
export function isRedacted(secret: string): boolean {
  return /REDACTED-[0-9a-f]{4}/.test(secret);
}
