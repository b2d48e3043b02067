import { conversationData, cutData } from "@/components/conversation/view";
import type { SideCall, TurnData } from "@/components/thread/thread-data";
import type { ListRow } from "@/lib/catalog/query";
import { conversationOf } from "@/lib/dialects";
import { getCatalog } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";
import type { Conversation } from "@/lib/recording/message";
import { threadOf } from "@/lib/recording/thread";

export type LoadedThread = { paths: string[]; turns: TurnData[]; sideCalls: SideCall[] };

/** Characters of recorded text that the page of a test carries, shared by its turns. */
const ROOM = 120_000;

/** Milliseconds that a page waits for the catalog, which may be reading the folder for the first time. */
const PATIENCE = 1500;

/** A test's recordings as one conversation; without any where the catalog knows none (yet, while it is indexing). */
export async function loadThread(testId: string): Promise<LoadedThread & { indexing: boolean }> {
  const catalog = getCatalog();
  if (catalog.status().state === "indexing") {
    await Promise.race([catalog.settled(), new Promise((done) => setTimeout(done, PATIENCE))]);
  }
  const indexing = catalog.status().state === "indexing";
  const rows = catalog.byTest(testId);
  const read: { path: string; conversation: Conversation }[] = [];
  for (const { path } of rows) {
    const found = await readRecording(catalog, path);
    if (found?.opened.ok) read.push({ path, conversation: conversationOf(found.opened.recording) });
  }
  const thread = threadOf(read);
  const talks = new Map(read.map(({ path, conversation }) => [path, conversation]));
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const numbers = new Map(thread.turns.map(({ path }, index) => [path, index + 1]));
  const followed = new Set<string>();
  const turns = thread.turns.flatMap((turn): TurnData[] => {
    const conversation = talks.get(turn.path);
    const row = byPath.get(turn.path);
    if (!conversation || !row) return [];
    const number = numbers.get(turn.path) ?? 0;
    const branch = turn.relation === "branches" || (turn.parent !== null && followed.has(turn.parent));
    if (turn.parent !== null) followed.add(turn.parent);
    const slice = { from: turn.shared, prefix: `t${number}-` };
    return [
      {
        ...turn,
        number,
        parentNumber: turn.parent === null ? null : (numbers.get(turn.parent) ?? null),
        branch,
        model: row.model,
        chunks: conversation.response.chunks.length,
        slice,
        conversation: cutData(conversationData(conversation, slice), ROOM / thread.turns.length),
      },
    ];
  });
  const unread = rows.filter(({ path }) => !talks.has(path)).map(({ path }) => path);
  const sideCalls = [...thread.sideCalls, ...unread].flatMap((path) => sideCall(byPath.get(path)));
  return { paths: rows.map(({ path }) => path), turns, sideCalls, indexing };
}

function sideCall(row: ListRow | undefined): SideCall[] {
  if (!row) return [];
  const { path, kind, endpoint, provider, model, input, output, problem } = row;
  const what = kind === "inference" || kind === "http" ? endpoint : kind.replace("_", " ");
  return [{ path, what, where: model || provider, input, output, problem: problem?.message ?? null }];
}
