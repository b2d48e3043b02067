import { shortName } from "@/components/recording/names";
import type { KeyConsequence } from "@/lib/change/preview";
import { shortKey } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** What a change does to the request key. */
export function KeyChange({ consequence: { before, after, newPath } }: { consequence: KeyConsequence }) {
  if (before === after) return <p>The request key stays: a replay finds this recording as before.</p>;
  return (
    <p>
      The request key changes: <Key of={before} /> → <Key of={after} />.
      {newPath === null && " The file’s name holds no key, so it stays as it is."}
    </p>
  );
}

function Key({ of }: { of: string | null }) {
  if (of === null) return <span>none</span>;
  return (
    <code title={of} className="font-mono text-code">
      {shortKey(of)}
    </code>
  );
}

/** A file by its name, its key cut short. */
export function FileName({ path }: { path: string }) {
  return (
    <code title={path} className="recorded font-mono text-code">
      {visibleText(shortName(path))}
    </code>
  );
}
