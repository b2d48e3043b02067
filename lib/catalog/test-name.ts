/** The last part of a pytest node id, parameters included: `test_x[a::b]` for `tests/x.py::TestX::test_x[a::b]`. */
export function testNameOf(testId: string | null): string {
  if (testId === null) return "";
  const bracket = testId.indexOf("[");
  const separator = testId.lastIndexOf("::", bracket === -1 ? testId.length : bracket);
  return separator === -1 ? testId : testId.slice(separator + 2);
}

/**
 * The suite that a recording belongs to: the folder around its `recordings` folder; in a flat root the folder of its
 * test's file; empty where neither says anything.
 */
export function suiteOf(path: string, testId: string | null): string {
  const folders = path.split("/").slice(0, -1);
  if (folders.at(-1) === "recordings") folders.pop();
  const folder = folders.at(-1);
  if (folder) return folder;
  const file = testId?.split("::")[0] ?? "";
  return file.split("/").at(-2) ?? "";
}
