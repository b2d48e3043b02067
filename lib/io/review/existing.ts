import { openRecording, type Recording } from "../../recording/recording";
import type { ChangedFile } from "../../review/changed-file";
import { git } from "../git";
import { blobsIn } from "./blobs";
import { textsOf } from "./changes";
import type { Range } from "./revision";

const MOST_TEXT = 256 * 1024 * 1024;
/** Tests that one call of git looks for. */
const TESTS_A_CALL = 200;

/**
 * The recordings that were there before a range, are still there unchanged, and belong to a test to which it adds one:
 * those that the new ones may have left behind.
 */
export async function existingBeside(range: Range, changed: readonly ChangedFile[]): Promise<Recording[]> {
  const tests = new Set(
    changed.flatMap(({ change, after }) => (change === "added" ? (after?.doc.root.get("test_id")?.raw ?? []) : [])),
  );
  tests.delete("null");
  if (tests.size === 0) return [];
  const touched = new Set(changed.map(({ path }) => path));
  const names = await pathsNaming(range, [...tests]);
  const { prefix } = range.repository;
  const inner = names.map((name) => name.slice(prefix.length)).filter((path) => !touched.has(path));
  const blobs = await blobsIn(range, range.base.id, inner);
  const texts = await textsOf(range, [...new Set([...blobs.values()].map(({ id }) => id))]);
  return inner.flatMap((path) => {
    const text = texts.get(blobs.get(path)?.id ?? "");
    const opened = text ? openRecording(path, text) : null;
    return opened?.ok ? [opened.recording] : [];
  });
}

/** The JSON files of the base that hold one of some tests' ids. */
async function pathsNaming({ repository, base }: Range, tests: readonly string[]): Promise<string[]> {
  const paths = new Set<string>();
  const where = repository.prefix === "" ? [] : ["--", repository.prefix];
  for (let from = 0; from < tests.length; from += TESTS_A_CALL) {
    const patterns = tests.slice(from, from + TESTS_A_CALL).flatMap((test) => ["-e", `"test_id": ${test}`]);
    const printed = await git(repository.folder, ["grep", "-l", "-z", "-F", ...patterns, base.id, ...where], MOST_TEXT);
    for (const name of printed?.toString("utf8").split("\0") ?? []) {
      const path = name.slice(base.id.length + 1);
      if (path.endsWith(".json")) paths.add(path);
    }
  }
  return [...paths];
}
