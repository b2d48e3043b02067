import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { CheckProgress } from "@/components/health/check-progress";
import { FindingList } from "@/components/health/finding-list";
import { FindingsSkeleton } from "@/components/health/findings-skeleton";
import { PAGE_SIZE } from "@/components/health/health-data";
import { RuleList } from "@/components/health/rule-list";
import { Verdict } from "@/components/health/verdict";
import { EmptyState, ErrorNote } from "@/components/ui/state";
import { getCatalog } from "@/lib/io/catalog";
import { getCheck } from "@/lib/io/check-service";
import { findingsPage } from "@/lib/io/findings";
import { countsByRule } from "@/lib/lint/by-rule";

export const metadata: Metadata = { title: "Health" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HealthPage({ searchParams }: Props) {
  const wanted = (await searchParams).rule;
  const { report, state, problem, done, total, version } = getCheck().state();
  const rules = report ? countsByRule(report) : [];
  const chosen = rules.find(({ rule }) => rule === wanted) ?? rules[0];
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1">
        <h1 className="font-semibold">Health</h1>
        {report && <Verdict summary={report.summary} />}
        <CheckProgress initial={{ state, done, total, version }} />
      </div>
      {problem !== null && (
        <div className="p-4">
          <ErrorNote
            title="The check could not run"
            where={problem}
            hint="Mend the configuration; the check then runs by itself."
          />
        </div>
      )}
      {!report && problem === null && <FindingsSkeleton />}
      {report && !chosen && (
        <EmptyState
          icon={ShieldCheck}
          title="Nothing found"
          hint="Every recording reads well, and replay can find each of them."
        />
      )}
      {report && chosen && (
        <div className="flex min-h-0 flex-1 flex-col md:flex-row">
          <RuleList rules={rules} chosen={chosen.rule} />
          <FindingList
            key={chosen.rule}
            rule={chosen}
            first={findingsPage(getCatalog(), report, chosen.rule, { offset: 0, limit: PAGE_SIZE })}
          />
        </div>
      )}
    </div>
  );
}
