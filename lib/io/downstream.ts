import type { DownstreamTurn } from "../change/preview";
import { conversationOf } from "../dialects";
import { downstreamOf } from "../explain/downstream";
import { openRecording } from "../recording/recording";
import { threadOf } from "../recording/thread";
import type { Catalog } from "./catalog";

/** The recordings of a test whose keys change if the answer at `path` does. Recordings that cannot be read are left out. */
export async function downstreamIn(catalog: Catalog, path: string, testId: string | null): Promise<DownstreamTurn[]> {
  if (testId === null) return [];
  const rows = catalog.byTest(testId);
  const read = await Promise.all(rows.map(async (row) => ({ row, text: await catalog.readText(row.path) })));
  const entries = read.flatMap(({ row, text }) => {
    const opened = text.ok ? openRecording(row.path, text.text) : null;
    return opened?.ok ? [{ path: row.path, conversation: conversationOf(opened.recording) }] : [];
  });
  const keys = new Map(rows.map((row) => [row.path, row.key]));
  return downstreamOf(threadOf(entries), path).map((turn) => ({ path: turn.path, key: keys.get(turn.path) ?? null }));
}
