import Link from "next/link";
import { shortName } from "@/components/recording/names";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";
import type { SideCall } from "./thread-data";

/** A test's recordings that are no turns: what was called, and in one line what went in and came out. */
export function SideCalls({ calls }: { calls: readonly SideCall[] }) {
  if (calls.length === 0) return null;
  return (
    <section id="side-calls" aria-labelledby="side-calls-title" className="scroll-mt-24 px-4 py-3">
      <h2 id="side-calls-title" className="mb-1 font-semibold">
        Side calls <span className="font-normal text-ink-muted">that belong to no conversation</span>
      </h2>
      <ul className="divide-y">
        {calls.map((call) => (
          <li key={call.path}>
            <Link
              href={recordingHref(call.path)}
              className="grid gap-x-4 py-1.5 hover:bg-hover md:grid-cols-[200px_180px_minmax(0,1fr)_140px]"
            >
              <span className="recorded font-mono text-code leading-5">{visibleText(call.what)}</span>
              <span className="recorded truncate text-ink-muted">{visibleText(call.where)}</span>
              <span className="recorded truncate">
                {call.problem === null ? (
                  <>
                    {visibleText(call.input)} <span className="text-ink-faint">→</span> {visibleText(call.output)}
                  </>
                ) : (
                  <span className="text-error">{visibleText(call.problem)}</span>
                )}
              </span>
              <span className="truncate font-mono text-code leading-5 text-ink-faint">
                {visibleText(shortName(call.path))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
