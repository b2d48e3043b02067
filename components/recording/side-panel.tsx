import type { ReactNode } from "react";
import type { ConversationData } from "@/components/conversation/view";
import { CopyButton } from "@/components/ui/copy-button";
import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Usage } from "@/lib/recording/message";
import type { Fact } from "./facts";
import { Entry, ParameterEntry } from "./parameter-entry";
import { Tool } from "./tool-definition";

/**
 * Everything about a recording that is not said in it: what was asked for, with which tools, at what cost, and the
 * file.
 */
export function SidePanel({ data, file }: { data: ConversationData; file: readonly Fact[] }) {
  return (
    <aside
      aria-label="About this recording"
      className="divide-y text-ui lg:sticky lg:top-[123px] lg:max-h-[calc(100dvh-123px)] lg:self-start lg:overflow-y-auto"
    >
      {(data.model !== null || data.parameters.length > 0) && (
        <Section title="Request">
          <dl className="space-y-1">
            {data.model !== null && <Entry name="model">{visibleText(data.model)}</Entry>}
            {data.parameters.map(({ name, value }) => (
              <ParameterEntry key={name} name={name} value={value} />
            ))}
          </dl>
        </Section>
      )}
      {data.tools.length > 0 && (
        <Section title={`Tools (${data.tools.length})`}>
          <div className="space-y-0.5">
            {data.tools.map((tool) => (
              <Tool key={tool.pointer} tool={tool} />
            ))}
          </div>
        </Section>
      )}
      {data.usage && (
        <Section title="Usage">
          <dl className="space-y-0.5">{usageEntries(data.usage)}</dl>
        </Section>
      )}
      <Section title="File">
        <dl className="space-y-1">
          {file.map((fact) => (
            <FileEntry key={fact.name} fact={fact} />
          ))}
        </dl>
      </Section>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <h2 className="mb-1.5 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function FileEntry({ fact }: { fact: Fact }) {
  // What is long and has no spaces gets the panel's whole width.
  const wide = fact.mono === true && fact.value.length > 24;
  return (
    <div className={wide ? undefined : "grid grid-cols-[132px_minmax(0,1fr)] gap-x-3"}>
      <dt className="flex items-start gap-1 text-ink-muted">
        {fact.name}
        {wide && <FactCopy fact={fact} />}
      </dt>
      <dd className="flex min-w-0 items-start gap-1">
        <span
          title={fact.exact && visibleText(fact.exact)}
          className={fact.mono ? "recorded min-w-0 font-mono text-code leading-5" : "recorded min-w-0"}
        >
          {visibleText(fact.value)}
        </span>
        {!wide && <FactCopy fact={fact} />}
      </dd>
    </div>
  );
}

function FactCopy({ fact }: { fact: Fact }) {
  if (fact.copy === undefined) return null;
  return (
    <span className="-my-1 shrink-0">
      <CopyButton text={fact.copy} label={`Copy ${fact.name}`} />
    </span>
  );
}

function usageEntries(usage: Usage) {
  const counts: [string, number | null][] = [
    ["input", usage.input],
    ["of it cached", usage.cached],
    ["output", usage.output],
    ["of it reasoning", usage.reasoning],
    ["total", usage.total],
  ];
  return counts
    .filter(([name, count]) => count !== null && (count > 0 || !name.startsWith("of it")))
    .map(([name, count]) => (
      <Entry key={name} name={name}>
        <span className="tabular">{formatCount(count ?? 0)} tokens</span>
      </Entry>
    ));
}
