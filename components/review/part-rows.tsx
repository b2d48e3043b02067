import { ValueTexts } from "@/components/diff/value-changes";
import { WordDiff } from "@/components/diff/word-diff";
import { visibleText } from "@/lib/format/visible";
import { PartLink, type PartLinks } from "./part-link";

export type Part = { what: string; before: string | null; after: string | null };

const TEXT = "recorded min-w-0 max-h-[60vh] overflow-y-auto whitespace-pre-wrap";

/** As one text with its words marked, side by side, or as a text that has no other side. */
export type Manner = "unified" | "split" | "plain";

/** A part with the name by which a link points at it. */
export type AnchoredPart = Part & { anchor: string };

/** What the two sides are called, where their places do not say it. */
type Sides = { before: string; after: string };

type Props = { parts: readonly AnchoredPart[]; manner: Manner; label: string; links: PartLinks; sides?: Sides };

/** Parts of a recording, before and after. */
export function PartRows({ parts, manner, label, links, sides }: Props) {
  return (
    <dl aria-label={label} className="divide-y border-y">
      {parts.map((part) => (
        <div
          key={part.anchor}
          id={part.anchor}
          aria-current={links.part === part.anchor ? "location" : undefined}
          className="group/part scroll-mt-3 py-2 aria-[current]:bg-selected aria-[current]:shadow-[inset_2px_0_var(--color-accent)]"
        >
          <dt className="recorded pb-0.5 text-small text-ink-muted">
            {visibleText(part.what)} <PartLink what={visibleText(part.what)} anchor={part.anchor} links={links} />
          </dt>
          {manner === "plain" && (
            <dd className={`${TEXT} max-w-[90ch]`}>{visibleText(part.after ?? part.before ?? "")}</dd>
          )}
          {manner === "split" && <Split part={decoded(part)} sides={sides} />}
          {manner === "unified" && <Unified {...decoded(part)} />}
        </div>
      ))}
    </dl>
  );
}

function Unified({ before, after }: Part) {
  return (
    <dd className={`${TEXT} max-w-[90ch]`}>
      {before === after ? (
        <span className="text-ink-muted">{visibleText(after ?? "")}</span>
      ) : /\s/.test(`${before}${after}`) && before !== null && after !== null ? (
        <WordDiff before={before} after={after} />
      ) : (
        <ValueTexts before={before} after={after} />
      )}
    </dd>
  );
}

function Split({ part: { before, after }, sides }: { part: Part; sides: Sides | undefined }) {
  return (
    <dd className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
      {(["before", "after"] as const).map((side) => (
        <div key={side} className={TEXT}>
          {sides && <span className="block text-small text-ink-muted sm:hidden">{sides[side]}</span>}
          {(side === "before" ? before : after) === null ? (
            <span className="text-ink-faint">not there</span>
          ) : (
            <WordDiff before={before ?? ""} after={after ?? ""} side={side} />
          )}
        </div>
      ))}
    </dd>
  );
}

/** Values that are JSON strings as what they say: line breaks are line breaks then. */
function decoded({ what, before, after }: Part): Part {
  const [old, now] = [stringIn(before), stringIn(after)];
  return old === null || now === null ? { what, before, after } : { what, before: old, after: now };
}

function stringIn(text: string | null): string | null {
  if (!text?.startsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
