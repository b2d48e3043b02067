/** Something that tells who recorded, or where: what it is, and the text itself. */
export type Identifier = {
  kind: string;
  text: string;
  /** Of a person rather than of a service. */
  personal: boolean;
  /** What may stand in its place: of the same form, nobody's, and told apart by a few digits. */
  standIn: (digits: string) => string;
};

/** What belongs to one customer at a provider: the first group is the name that they chose, or were given. */
const TENANTS =
  /\b([a-z0-9][a-z0-9-]{1,62})\.(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com|search\.windows\.net|azuredatabricks\.net|cloud\.databricks\.com|snowflakecomputing\.com)\b/gi;
const PROJECTS = /\bprojects\/([a-z0-9][a-z0-9-]{4,62})\/(?:locations|global|topics|secrets|datasets|models)\b/gi;
const ORGANISATIONS = /\b(?:org-[A-Za-z0-9]{20,}|proj_[A-Za-z0-9]{20,})\b/g;
const ACCOUNTS = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12}):/g;
const MAILS = /(?<![\w.+/:-])[a-z0-9][\w.+-]{0,63}@(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\w.-]*[\w-]|:[\w~/])/gi;
const HOMES = /(?:\/home|\/Users|[A-Z]:\\+Users)[/\\]+([A-Za-z][\w.-]{1,31})(?=[/\\])/g;
const ADDRESSES =
  /(?<![\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.]*\d|\.\d)/g;

const HEAD =
  /@[a-z0-9-]+\.|\/home\/|\/Users\/|\\Users\\|(?:\b10|192\.168|\b172\.\d\d)\.\d|\.azure|databricks|snowflakecomputing|windows\.net|projects\/|\borg-|\bproj_|arn:aws/i;

/** Domains that are nobody's (RFC 2606, RFC 6761), or stand for nobody in particular. */
const NOBODYS =
  /(?:^|[@.])(?:example(?:\.\w+)?|test|invalid|localhost|local|domain\.com|company\.com|email\.com|acme\.com)$/i;
const NOBODY =
  /^(?:user(?:name)?|you|your[\w-]*|me|name|root|runner|node|ubuntu|vscode|app|admin|shared|public|default|guest|test[\w-]*|example[\w-]*|my[\w-]*|some[\w-]*|foo|bar|dev|docker|noreply|no-reply)$/i;

/** Names in a text of who made a recording or where: tenants, projects, accounts, addresses, home folders. */
export function identifiersIn(text: string): Identifier[] {
  if (!HEAD.test(text)) return [];
  return [
    ...named(text, TENANTS, "a tenant's host", (host, name) => name + host.slice(host.indexOf("."))),
    ...named(text, PROJECTS, "a cloud project's id", (path, name) => path.replace(/\/[^/]+/, `/${name}`)),
    ...named(text, ORGANISATIONS, "an organisation's id", (id, name) => `${/^[a-z]+[-_]/.exec(id)?.[0] ?? ""}${name}`),
    ...named(text, ACCOUNTS, "an account's number", (arn, name) => arn.replace(/\d{12}/, name)),
    ...named(text, MAILS, "an e-mail address", (_, name) => `${name}@example.com`).filter(
      ({ text: mail }) => !isNobodys(mail),
    ),
    ...named(text, HOMES, "somebody's home folder", (home, name) => home.replace(/[^/\\]+$/, name)),
    ...named(text, ADDRESSES, "a private network address", documentationAddress).filter(({ text: address }) =>
      isAddress(address),
    ),
  ];
}

/** A name that stands for nobody. */
export function example(digits: string): string {
  return `example-${digits}`;
}

/** Of the network that is kept for documentation (RFC 5737). */
function documentationAddress(_: string, name: string): string {
  return `192.0.2.${(Number.parseInt(name.slice(-4), 16) % 254) + 1}`;
}

/** What a pattern finds, without the names that stand for nobody. */
function named(
  where: string,
  pattern: RegExp,
  kind: string,
  standIn: (text: string, name: string) => string,
): Identifier[] {
  const personal = pattern === MAILS || pattern === HOMES;
  return [...where.matchAll(pattern)]
    .filter(([, name]) => name === undefined || !NOBODY.test(name))
    .map(([text]) => ({ kind, text, personal, standIn: (digits) => standIn(text, example(digits)) }));
}

function isNobodys(mail: string): boolean {
  const [name = "", domain = ""] = mail.split("@");
  return NOBODYS.test(domain) || NOBODY.test(name);
}

function isAddress(text: string): boolean {
  return text.split(".").every((part) => Number(part) <= 255 && (part === "0" || !part.startsWith("0")));
}
