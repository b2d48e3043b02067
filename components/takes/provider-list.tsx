import { Circle, CircleAlert, CircleCheck, Plug } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Sentence } from "@/components/ui/sentence";
import { EmptyState } from "@/components/ui/state";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Readiness } from "@/lib/take/pending";
import { CheckProvider } from "./check-provider";

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
        shown here.
      </p>
    </section>
  );
}

const CONFIGURED: Readonly<Record<Readiness["configured"], string | null>> = {
  yes: "configured",
  "by default": "built in",
  no: null,
};

function Host({ host }: { host: Readiness }) {
  const { recordings, provider, address, problem } = host;
  const ready = problem === null;
  const Icon = ready ? CircleCheck : host.configured === "no" ? Circle : CircleAlert;
  const tone = ready ? "text-added" : host.configured === "no" ? "text-ink-faint" : "text-warning";
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto]">
      <div className="flex min-w-0 gap-2">
        <Icon aria-hidden size={14} className={`mt-[3px] shrink-0 ${tone}`} />
        <div className="min-w-0">
          <p className="recorded truncate font-medium" title={visibleText(host.host)}>
            {visibleText(host.host)}
          </p>
          <p className="text-ink-muted">
            {provider ?? "No recording names it"}
            {recordings > 0 && ` · ${formatQuantity(recordings, "recording")}`}
          </p>
        </div>
      </div>
      <div className="min-w-0 max-md:pl-[22px]">
        <p className="recorded">
          {wordOf(host)}
          <span className="text-ink-muted">{factsOf(host)}</span>
        </p>
        {address !== null && (
          <p className="recorded truncate font-mono text-code text-ink-muted">{visibleText(address)}</p>
        )}
        {problem && (
          <p className="recorded text-ink-muted">
            <Sentence text={hintOf(host, problem)} />
            {problem.lines !== null && ":"}
          </p>
        )}
        {problem?.lines && <Lines host={host.host} text={problem.lines} />}
      </div>
      {address !== null && <CheckProvider host={host.host} />}
    </li>
  );
}

function Lines({ host, text }: { host: string; text: string }) {
  return (
    <div className="mt-1 flex items-start gap-1">
      <pre className="recorded min-w-0 flex-1 whitespace-pre-wrap break-words rounded-sm bg-surface px-2 py-1 font-mono text-code">
        {visibleText(text)}
      </pre>
      <CopyButton text={text} label={`Copy the lines for ${visibleText(host)}`} />
    </div>
  );
}

function wordOf({ configured, key, problem, provider }: Readiness): string {
  if (!problem) return "Ready";
  if (configured !== "no") return key && !key.present ? "No key" : "Not ready";
  return problem.hint === "" && provider !== null ? "Cannot be asked" : "Not configured";
}

function factsOf({ configured, key }: Readiness): string {
  const facts = [
    CONFIGURED[configured],
    key ? `key in ${key.name}${key.present ? "" : ", which is not set"}` : configured === "no" ? null : "needs no key",
  ];
  return facts.flatMap((fact) => (fact === null ? [] : ` · ${fact}`)).join("");
}

/** The reason is said already where it is the usual one. */
function hintOf({ configured, key }: Readiness, { reason, hint }: NonNullable<Readiness["problem"]>): string {
  const said = hint !== "" && (configured === "no" || (key !== null && !key.present));
  return said ? hint : [reason, hint].filter(Boolean).join(". ");
}
