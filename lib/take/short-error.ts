/**
 * What a provider said, out of the text that Python's SDKs make of an error (`Error code: 404 - {'error': {'message':
 * '…'}}`), for places that have room for one line; the whole text where it is of another shape.
 */
export function shortErrorOf(text: string): string {
  const [, single, double] = /'(?:message|detail)': (?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)")/.exec(text) ?? [];
  const said = single ?? double;
  return said === undefined ? text.replace(/^Error code: \d+ - /, "") : said.replace(/\\(['"\\])/g, "$1");
}
