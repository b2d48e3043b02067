/** A test's name apart from its parameters: `test_x` and `gpt-4o` of `test_x[gpt-4o]`. */
export function splitParameters(testName: string): { name: string; parameters: string | null } {
  const bracket = testName.indexOf("[");
  if (bracket === -1 || !testName.endsWith("]")) return { name: testName, parameters: null };
  return { name: testName.slice(0, bracket), parameters: testName.slice(bracket + 1, -1) };
}

/** The address of a test's page; null for an id that no address can hold (half of a surrogate pair). */
export function testHref(testId: string): string | null {
  return /\p{Cs}/u.test(testId) ? null : `/tests/${encodeURIComponent(testId)}`;
}

/** A file's name with its key cut to twelve digits. */
export function shortName(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return name.replace(/([0-9a-f]{12})[0-9a-f]{52}/, "$1…");
}
