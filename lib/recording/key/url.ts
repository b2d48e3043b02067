/** Schemes in whose URLs Python's `urlparse` cuts `;parameters` off the last segment. */
const WITH_PARAMETERS = new Set(" ftp hdl prospero http https shttp rtsp rtspu sip sips mms sftp tel".split(" "));

/**
 * Host (with port and user) and path of a URL as Python's `urlparse` splits it: no query, no fragment, no parameters
 * of the last segment, nothing decoded. A text without a scheme is all path.
 */
export function splitUrl(url: string): { host: string; path: string } {
  const clean = url.replace(LEADING_CONTROLS, "").replace(/[\t\n\r]/g, "");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(clean)?.[1]?.toLowerCase() ?? "";
  const rest = scheme === "" ? clean : clean.slice(scheme.length + 1);
  const host = rest.startsWith("//") ? (/^[^/?#]*/.exec(rest.slice(2))?.[0] ?? "") : "";
  const path = /^[^?#]*/.exec(rest.startsWith("//") ? rest.slice(host.length + 2) : rest)?.[0] ?? "";
  return { host, path: WITH_PARAMETERS.has(scheme) ? withoutParameters(path) : path };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: urlparse strips them
const LEADING_CONTROLS = /^[\x00-\x20]+/;

function withoutParameters(path: string): string {
  const semicolon = path.indexOf(";", path.lastIndexOf("/") + 1);
  return semicolon === -1 ? path : path.slice(0, semicolon);
}
