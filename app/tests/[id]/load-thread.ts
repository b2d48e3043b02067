import { conversationData, cutData } from "@/components/conversation/view";
import { type Place, placesOf } from "@/components/thread/places";
import type { SideCall, TurnData } from "@/components/thread/thread-data";
import type { ListRow } from "@/lib/catalog/query";
import { conversationOf } from "@/lib/dialects";
import { getCatalog, indexed } from "@/lib/io/catalog";
import { readRecording } from "@/lib/io/read-recording";
import type { Conversation } from "@/lib/recording/message";
import { type Turn, threadOf } from "@/lib/recording/thread";

export type LoadedThread = { paths: string[]; turns: TurnData[]; shown: number; sideCalls: SideCall[] };

/** Characters of recorded text that the page of a test carries, shared by its turns. */
const ROOM = 120_000;

/** A test's recordings as one conversation; those that the catalog knows so far, while it is `indexing`. */
export async function loadThread(testId: string, shown: number): Promise<LoadedThread & { indexing: boolean }> {
  const catalog = getCatalog();
  await indexed(catalog);
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
  const places = placesOf(thread.turns);
  const room = ROOM / Math.max(1, Math.min(shown, thread.turns.length));
  const turns = thread.turns.flatMap((turn, index): TurnData[] => {
    const conversation = talks.get(turn.path);
    const row = byPath.get(turn.path);
    const place = places[index];
    return conversation && row && place ? [turnData(turn, place, row, conversation, room)] : [];
  });
  const unread = rows.filter(({ path }) => !talks.has(path)).map(({ path }) => path);
  const sideCalls = [...thread.sideCalls, ...unread].flatMap((path) => sideCall(byPath.get(path)));
  return { paths: rows.map(({ path }) => path), turns, shown: Math.min(shown, turns.length), sideCalls, indexing };
}

function turnData(turn: Turn, place: Place, row: ListRow, conversation: Conversation, room: number): TurnData {
  const slice = { from: turn.shared, prefix: `t${place.number}-` };
  const again = turn.shared > 0 && turn.shared === conversation.request.messages.length;
  return {
    ...turn,
    ...place,
    again,
    summary: again ? row.output || row.input : row.input || row.output,
    model: row.model,
    chunks: conversation.response.chunks.length,
    slice,
    conversation: cutData(conversationData(conversation, slice), room),
  };
}

function sideCall(row: ListRow | undefined): SideCall[] {
  if (!row) return [];
  const { path, kind, endpoint, provider, model, input, output, problem } = row;
  const what = kind === "inference" || kind === "http" ? endpoint : kind.replace("_", " ");
  return [{ path, what, where: model || provider, input, output, problem: problem?.message ?? null }];
}
