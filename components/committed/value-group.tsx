import { ValueTexts } from "@/components/diff/value-changes";
import type { ValueGroup } from "@/lib/diff/value-groups";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { RevertValues } from "./revert-button";

type File = { path: string; hash: string | null; blob: string };

/** Values that belong together, each as it was committed and as it is; what only tells calls apart is folded. */
export function ValueGroupView({ group, file }: { group: ValueGroup; file: File }) {
  const name = visibleText(group.name);
  const rest = group.count - group.changes.length;
  return (
    <details open={!group.noise} className="rounded-md border">
      <summary className="recorded px-3 py-1.5">
        <span className="font-medium">{name}</span>{" "}
        <span className="text-ink-muted">{formatQuantity(group.count, "value")}</span>
      </summary>
      <div className="border-t">
        {group.count > 1 && (
          <div className="flex flex-wrap items-center gap-2 border-b px-1 py-0.5 empty:hidden">
            <RevertValues
              file={file}
              chosen={{ type: "group", name: group.name }}
              name={group.name}
              count={group.count}
            />
          </div>
        )}
        <dl aria-label={name} className="divide-y">
          {group.changes.map(({ at, name: field, before, after }) => (
            <div
              key={at}
              className="grid items-start gap-x-3 px-3 py-1 max-sm:grid-cols-[1fr_auto] sm:grid-cols-[minmax(8rem,14rem)_1fr_auto]"
            >
              <dt className="recorded py-1 font-mono text-code text-ink-muted">{visibleText(field)}</dt>
              <dd className="recorded max-h-48 min-w-0 overflow-y-auto py-1 font-mono text-code whitespace-pre-wrap max-sm:col-span-full max-sm:row-start-2">
                <ValueTexts before={before} after={after} />
              </dd>
              <dd className="contents">
                <RevertValues file={file} chosen={{ type: "value", at }} name={field} count={1} />
              </dd>
            </div>
          ))}
        </dl>
        {rest > 0 && <p className="border-t px-3 py-1.5 text-ink-muted">and {formatCount(rest)} more</p>}
      </div>
    </details>
  );
}
