"use client";

import { Circle, CircleAlert, CircleCheck, Plug } from "lucide-react";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/state";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Readiness } from "@/lib/take/pending";

/** Every host that recordings name, and whether it can be asked again. */
export function ProviderList({ hosts }: { hosts: readonly Readiness[] }) {
  if (hosts.length === 0) {
    return <EmptyState icon={Plug} title="No host is known" hint="Recordings name the hosts that answered them." />;
  }
  return (
    <section aria-label="Providers" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto">
      <ul className="divide-y border-b">
        {hosts.map((host) => (
          <Host key={host.host} host={host} />
        ))}
      </ul>
      <p className="max-w-[80ch] px-4 py-3 text-ink-muted">
        Hosts are configured in <code className="font-mono text-code">tapedeck.config.json</code>, under{" "}
        <code className="font-mono text-code">providers</code>. Keys stay in environment variables: only their names are
        read and shown here.
      </p>
    </section>
  );
}

const CONFIGURED: Readonly<Record<Readiness["configured"], string>> = {
  yes: "configured",
  "by default": "well known",
  no: "not configured",
};

function Host({ host: { host, recordings, provider, configured, address, key, problem } }: { host: Readiness }) {
  const ready = problem === null;
  const Icon = ready ? CircleCheck : configured === "no" ? Circle : CircleAlert;
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto]">
      <div className="flex min-w-0 gap-2">
        <Icon
          aria-hidden
          size={14}
          className={ready ? "mt-[3px] shrink-0 text-added" : "mt-[3px] shrink-0 text-warning"}
        />
        <div className="min-w-0">
          <p className="recorded truncate font-medium">{visibleText(host)}</p>
          <p className="text-ink-muted">
            {provider ?? "No recording names it"}
            {recordings > 0 && ` · ${formatQuantity(recordings, "recording")}`}
          </p>
        </div>
      </div>
      <div className="min-w-0">
        <p className="recorded">
          {ready ? "Ready" : visibleText(problem.reason)}
          <span className="text-ink-muted">
            {" · "}
            {CONFIGURED[configured]}
            {key && ` · key in ${key.name}${key.present ? "" : ", which is not set"}`}
            {!key && configured !== "no" && " · no key"}
          </span>
        </p>
        {address !== null && (
          <p className="recorded truncate font-mono text-code text-ink-muted">{visibleText(address)}</p>
        )}
        {problem && problem.hint !== "" && <p className="recorded text-ink-muted">{visibleText(problem.hint)}</p>}
      </div>
      {address !== null && <Check host={host} />}
    </li>
  );
}

/** Looks whether anybody answers, only when asked to. */
function Check({ host }: { host: string }) {
  const { actions, readOnly } = useServer();
  const [said, setSaid] = useState<{ reached: boolean; words: string } | "busy" | null>(null);
  if (readOnly) return null;
  const check = async () => {
    setSaid("busy");
    const checked = await heard(() => actions.checkProvider({ host }));
    setSaid(checked.ok ? checked : { reached: false, words: checked.refusal.problem.message });
  };
  return (
    <div className="flex items-center gap-2 md:justify-end">
      <p role="status" className={typeof said === "object" && said && !said.reached ? "text-error" : "text-ink-muted"}>
        {typeof said === "object" && said && visibleText(said.words)}
      </p>
      <Button onClick={check} disabled={said === "busy"} aria-label={`Check ${visibleText(host)}`}>
        {said === "busy" ? "Checking …" : "Check"}
      </Button>
    </div>
  );
}
