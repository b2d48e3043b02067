import type { DownstreamTurn } from "../change/preview";
import { conversationOf } from "../dialects";
import { downstreamOf } from "../explain/downstream";
import type { Conversation } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import { type Catalog, indexed } from "./catalog";

export type TestEntry = { path: string; recording: Recording; conversation: Conversation };

/** The recordings of a test as they are now. Those that cannot be read are left out. */
export async function entriesOfTest(catalog: Catalog, testId: string): Promise<TestEntry[]> {
  await indexed(catalog);
  const read = await Promise.all(
    catalog.byTest(testId).map(async ({ path }) => ({ path, text: await catalog.readText(path) })),
  );
  return read.flatMap(({ path, text }) => {
    const opened = text.ok ? openRecording(path, text.text) : null;
    return opened?.ok ? [{ path, recording: opened.recording, conversation: conversationOf(opened.recording) }] : [];
  });
}

/** Finds the recordings of tests below a root. */
export type Tests = { root: string; entriesOf: (testId: string) => Promise<TestEntry[]> };

/** The tests of a catalog. */
export function testsOf(catalog: Catalog): Tests {
  return { root: catalog.root, entriesOf: (testId) => entriesOfTest(catalog, testId) };
}

/** The recordings of a test whose keys change if the answer at `path` does. */
export async function downstreamIn(catalog: Catalog, path: string, testId: string | null): Promise<DownstreamTurn[]> {
  if (testId === null) return [];
  const later = downstreamOf(await entriesOfTest(catalog, testId), path);
  return later
    .filter(({ by }) => by === "messages")
    .map((turn) => ({ path: turn.path, key: catalog.get(turn.path)?.key ?? null }));
}
