import { ArrowDown } from "lucide-react";
import { flatRows, type Row } from "@/components/conversation/rows";
import { formatQuantity } from "@/lib/format/human";

/** Fewer messages than this leave the answer in sight. */
const FEW = 5;

/** Of a long conversation: how long it is, and the way to its end. */
export function AnswerLink({ rows }: { rows: readonly Row[] }) {
  const answer = rows.find(({ side }) => side === "answer");
  const count = flatRows(rows).length;
  if (!answer || count < FEW) return null;
  return (
    <a
      href={`#${answer.anchor}`}
      title="To the answer (G)"
      className="tabular inline-flex h-7 items-center gap-1 rounded-md px-2 text-small text-ink-muted hover:bg-hover hover:text-ink"
    >
      {formatQuantity(count, "message")}
      <ArrowDown aria-hidden size={12} />
      <span className="sr-only">to the answer</span>
    </a>
  );
}
