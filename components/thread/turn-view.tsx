import { ArrowUpRight, GitBranch } from "lucide-react";
import Link from "next/link";
import { AnswerFacts } from "@/components/conversation/answer-line";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import type { ReadingPreferences } from "@/components/conversation/reading-cookie";
import { shortName } from "@/components/recording/names";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import { relationText, type TurnData } from "./thread-data";

const INDENTS = ["", "md:ml-6 md:border-l", "md:ml-12 md:border-l", "md:ml-18 md:border-l", "md:ml-24 md:border-l"];

/** One turn: what it adds to the conversation, and the recording that it is. */
export function TurnView({ turn, preferences }: { turn: TurnData; preferences: ReadingPreferences }) {
  const relation = relationText(turn);
  const { finishReason, usage } = turn.conversation;
  return (
    <section
      id={`t${turn.number}`}
      aria-label={`Turn ${turn.number}`}
      className={cx("scroll-mt-14 border-b md:scroll-mt-[90px]", INDENTS[Math.min(turn.lane, INDENTS.length - 1)])}
    >
      <div className="z-10 flex min-h-8 flex-wrap items-center gap-x-3 bg-surface py-1 pr-3 pl-4 text-small text-ink-muted">
        <h2 className="font-semibold text-ink">Turn {turn.number}</h2>
        {relation !== null && (
          <span className="inline-flex items-center gap-1">
            {turn.branch && <GitBranch aria-hidden size={12} className="text-changed" />}
            {turn.parentNumber === null ? (
              relation
            ) : (
              <a href={`#t${turn.parentNumber}`} className="rounded-sm hover:text-ink hover:underline">
                {relation}
              </a>
            )}
          </span>
        )}
        <AnswerFacts chunks={turn.chunks} finishReason={finishReason} usage={usage} />
        {turn.model !== "" && <span className="recorded">{visibleText(turn.model)}</span>}
        <Link
          href={recordingHref(turn.path)}
          className="recorded ml-auto inline-flex min-w-0 items-center gap-1 rounded-sm text-accent hover:underline"
        >
          <span className="truncate font-mono">{visibleText(shortName(turn.path))}</span>
          <ArrowUpRight aria-hidden size={12} className="shrink-0" />
        </Link>
      </div>
      <ConversationPane
        data={turn.conversation}
        path={turn.path}
        compact={false}
        chunks={turn.chunks}
        preferences={preferences}
        slice={turn.slice}
      />
    </section>
  );
}
