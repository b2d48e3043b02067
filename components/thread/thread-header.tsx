import Link from "next/link";
import type { ReactNode } from "react";
import { splitParameters } from "@/components/recording/names";
import { RerecordTest } from "@/components/rerecord/rerecord-test";
import { CopyButton } from "@/components/ui/copy-button";
import { testNameOf } from "@/lib/catalog/test-name";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { emptyQuery, emptyState, tableHref } from "@/lib/url-state/list-state";
import type { TurnData } from "./thread-data";

/** A test: its name, how many turns and branches its recordings make, and a way to each. */
export function ThreadHeader({
  testId,
  turns,
  sideCalls,
  indexing,
  tools,
}: {
  testId: string;
  turns: readonly TurnData[];
  sideCalls: number;
  /** The folder is still being read: there may be more of them. */
  indexing: boolean;
  tools: ReactNode;
}) {
  const { name, parameters } = splitParameters(testNameOf(testId));
  const branches = turns.filter(({ branch }) => branch).length;
  const file = testId.split("::")[0] ?? "";
  const counts = [
    formatQuantity(turns.length, "turn"),
    branches > 0 && formatQuantity(branches, "branch", "branches"),
    sideCalls > 0 && formatQuantity(sideCalls, "side call"),
  ].filter((count) => count !== false);
  const listed = tableHref({ ...emptyState, query: { ...emptyQuery, search: `test:${JSON.stringify(testId)}` } });
  return (
    <header className="z-20 border-b bg-canvas px-4 py-1.5 md:sticky md:top-[45px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h1 className="recorded min-w-0 truncate" title={visibleText(testId)}>
          <span className="font-semibold">{visibleText(name)}</span>
          {parameters !== null && <span className="text-ink-muted">[{visibleText(parameters)}]</span>}
        </h1>
        <CopyButton text={testId} label="Copy the test id" />
        <span className="tabular text-ink-muted">{counts.join(" · ")}</span>
        <Link href={listed} className="rounded-sm text-ink-muted hover:text-ink hover:underline">
          show in the table
        </Link>
        <div className="ml-auto flex items-center gap-1">
          {tools}
          <RerecordTest paths={turns.map(({ path }) => path)} whole={!indexing} />
        </div>
      </div>
      <p className="recorded truncate font-mono text-code text-ink-faint">{visibleText(file)}</p>
    </header>
  );
}
