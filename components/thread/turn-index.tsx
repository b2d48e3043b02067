import { GitBranch } from "lucide-react";
import Link from "next/link";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { TurnData } from "./thread-data";
import { turnHref } from "./turn-href";

type Entry = Pick<TurnData, "number" | "branch" | "lane" | "summary">;

const INDENTS = ["pl-0", "pl-3", "pl-6", "pl-9", "pl-12"];

/** All turns of a test, a line each, branches indented: the shape of the conversation, and a way into it. */
export function TurnIndex({ turns, shown }: { turns: readonly Entry[]; shown: number }) {
  return (
    <nav
      aria-label="Turns"
      className="hidden lg:sticky lg:top-[103px] lg:block lg:max-h-[calc(100dvh-103px)] lg:self-start lg:overflow-y-auto lg:px-4 lg:py-3"
    >
      <h2 className="mb-1 font-semibold">Turns</h2>
      <ol>
        {turns.map(({ number, branch, lane, summary }) => (
          <li key={number} className={INDENTS[Math.min(lane, INDENTS.length - 1)]}>
            <a
              href={turnHref(number, shown)}
              className="flex items-center gap-1.5 rounded-sm py-0.5 text-ink-muted hover:bg-hover hover:text-ink"
            >
              <span className="tabular w-6 shrink-0 text-right text-small text-ink-faint">{number}</span>
              {branch && <GitBranch aria-label="branch" role="img" size={12} className="shrink-0 text-changed" />}
              <span className="recorded truncate">{visibleText(summary)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where the page's turns end and the test's do not. */
export function MoreTurns({ total, shown }: { total: number; shown: number }) {
  if (shown >= total) return null;
  return (
    <p className="border-b px-4 py-2">
      <Link href={turnHref(shown + 1, shown)} scroll={false} className="rounded-sm text-accent hover:underline">
        Show more of {formatQuantity(total, "turn")}
      </Link>
    </p>
  );
}
