/**
 * The test ids that `pytest --collect-only -q` printed: a line each, among blank lines, totals and warnings. Empty
 * where the text holds none.
 */
export function testIdsOf(text: string): Set<string> {
  const ids = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => /^[^\s:][^:]*::\S/.test(line) && !/^(?:ERROR|FAILED|WARNING)\s/.test(line));
  return new Set(ids);
}
