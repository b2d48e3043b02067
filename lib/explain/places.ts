import { shortKey } from "../format/human";

/** A file in which replay looks for a recording, in the order in which it looks. */
export type Place = { path: string; what: "test" | "shared" };

/**
 * Where a recording of a key is looked for: first beside the test's file, then in the shared folder (format,
 * section 0: a recording lies in `recordings` beside its test, one without a test id in `common/recordings`).
 */
export function placesOf(testId: string | null, key: string): Place[] {
  const name = key.length === 64 ? `${key}.json` : `${shortKey(key)}….json`;
  const file = testId?.split("::")[0] ?? "";
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  const suites = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
  const shared: Place = { path: join(suites, `common/recordings/${name}`), what: "shared" };
  return file === "" ? [shared] : [{ path: join(folder, `recordings/${name}`), what: "test" }, shared];
}

function join(folder: string, rest: string): string {
  return folder === "" ? rest : `${folder}/${rest}`;
}
