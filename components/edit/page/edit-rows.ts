import { matchResults } from "@/components/conversation/match-results";
import { flatRows, type PartView, type Row, rowsOf } from "@/components/conversation/rows";
import type { Conversation } from "@/lib/recording/message";

/** The rows of a conversation for an editor, by the positions of their messages: every result is a row of its own. */
export function editRowsOf(conversation: Conversation): { request: Row[]; answer: Row[] } {
  const { callOf } = matchResults(conversation.request.messages);
  const rows = flatRows(rowsOf(conversation))
    .toSorted((a, b) => a.number - b.number)
    .map((row) => ({
      ...row,
      answers: row.side === "request" ? (callOf(row.number - 1)?.name ?? null) : row.answers,
      parts: row.parts.map(withoutResults),
    }));
  return {
    request: rows.filter(({ side }) => side === "request"),
    answer: rows.filter(({ side }) => side === "answer"),
  };
}

function withoutResults(part: PartView): PartView {
  return part.type === "call" ? { ...part, results: [], state: "open" } : part;
}
