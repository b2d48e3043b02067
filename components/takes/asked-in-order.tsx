import Link from "next/link";
import { shortName } from "@/components/recording/names";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ChainLink } from "@/lib/take/pending";
import { takesHref } from "@/lib/url-state/takes-state";
import { Keys } from "./keys";

const STATES: Readonly<Record<ChainLink["state"], string>> = {
  this: "this take",
  waits: "waits",
  accepted: "accepted",
  gone: "rejected, or another was accepted",
};

/** The turns that were asked in one chain, each with the new answers of those before it, and their keys. */
export function AskedInOrder({ links, broken }: { links: readonly ChainLink[]; broken: string | null }) {
  return (
    <section aria-label="Asked in order" className="space-y-1">
      <p className="text-ink-muted">
        {formatQuantity(links.length, "turn")} asked in order, each with the new answers of those before it.
      </p>
      {broken !== null && (
        <p className="recorded rounded-md bg-warning-fill px-3 py-1.5 text-warning">
          This take was asked with an answer of {visibleText(shortName(broken))} that does not wait any more: it was
          rejected, or another was accepted in its place. It answers a request that nobody sends; reject it, and ask
          again.
        </p>
      )}
      <ol className="divide-y rounded-md border">
        {links.map(({ take, path, before, after, state }) => (
          <li
            key={take}
            aria-current={state === "this" ? "true" : undefined}
            className="flex min-w-0 flex-wrap items-center gap-x-3 px-3 py-1"
          >
            {state === "waits" ? (
              <Link href={takesHref(path)} className="recorded truncate text-accent hover:underline">
                {visibleText(shortName(path))}
              </Link>
            ) : (
              <span className="recorded truncate">{visibleText(shortName(path))}</span>
            )}
            {before !== null && (
              <span className="font-mono text-code text-ink-muted">
                <Keys before={before} after={after} />
              </span>
            )}
            <span className={state === "gone" ? "text-warning" : "text-ink-muted"}>{STATES[state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
