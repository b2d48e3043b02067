import { conversationOf } from "../dialects";
import { grouped } from "../list/grouped";
import type { TestEntry, Tests } from "./downstream";
import { recordingIn } from "./planned-edit";
import { rowsBelow } from "./rows-below";

/** The tests below a root (absolute, resolved), found by a look at all of its recordings. */
export function testsBelow(root: string): Tests {
  let byTest: Map<string | null, string[]> | null = null;
  const pathsOf = (testId: string): readonly string[] => {
    byTest ??= pathsByTest(root);
    return byTest.get(testId) ?? [];
  };
  return { root, entriesOf: (testId) => entriesAt(root, pathsOf(testId)) };
}

function pathsByTest(root: string): Map<string | null, string[]> {
  const found = [...rowsBelow(root)].map(({ row: { path, testId } }) => ({ path, testId }));
  const byTest = new Map<string | null, string[]>();
  for (const [testId, rows] of grouped(found, (row) => row.testId)) {
    byTest.set(
      testId,
      rows.map(({ path }) => path),
    );
  }
  return byTest;
}

async function entriesAt(root: string, paths: readonly string[]): Promise<TestEntry[]> {
  const read = await Promise.all(paths.map((path) => recordingIn(root, path, null)));
  return read.flatMap((each) =>
    each.ok
      ? [{ path: each.recording.path, recording: each.recording, conversation: conversationOf(each.recording) }]
      : [],
  );
}
