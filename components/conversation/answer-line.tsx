import { Badge } from "@/components/ui/badge";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Usage } from "@/lib/recording/message";

type Facts = { chunks: number; finishReason: string | null; usage: Usage | null };

/** Where the request ends and the answer begins. */
export function AnswerLine(facts: Facts) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 border-y bg-surface py-1 pr-3 pl-4 text-small text-ink-muted">
      <h2 className="font-semibold text-ink">Answer</h2>
      <AnswerFacts {...facts} />
    </div>
  );
}

/** How an answer came, why it stopped, what it cost. */
export function AnswerFacts({ chunks, finishReason, usage }: Facts) {
  return (
    <>
      {chunks > 0 && <span className="tabular">streamed in {formatQuantity(chunks, "chunk")}</span>}
      {finishReason !== null && <Badge>{visibleText(finishReason)}</Badge>}
      {usage && <span className="tabular">{tokensText(usage)}</span>}
    </>
  );
}

function tokensText({ input, output, total }: Usage): string {
  if (input !== null && output !== null) return `${formatCount(input)} → ${formatCount(output)} tokens`;
  if (input !== null) return `${formatQuantity(input, "token")} in`;
  if (output !== null) return `${formatQuantity(output, "token")} out`;
  return total === null ? "" : formatQuantity(total, "token");
}
