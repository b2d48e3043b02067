"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { formatKeys, type KeyBinding } from "./key-names";
import { EVERYWHERE, useRegisteredKeys } from "./keys";
import { useMac } from "./use-media";

/** All keys that work on this page, by what they belong to. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const mac = useMac();
  const entries = useRegisteredKeys();
  const groups = groupsOf(entries.toSorted((a, b) => Number(a.group === EVERYWHERE) - Number(b.group === EVERYWHERE)));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <div className="-mb-4 gap-8 sm:columns-2">
        {[...groups].map(([group, bindings]) => (
          <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-small text-ink-faint">{group}</h3>
            <dl>
              {bindings.map(({ keys, label }) => (
                <div key={label} className="flex items-baseline justify-between gap-4 py-0.5">
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 items-center gap-1 text-small text-ink-faint">
                    {keys.map((alternative, index) => (
                      <span key={alternative} className="flex items-center gap-1">
                        {index > 0 && "or"}
                        <Kbd keys={formatKeys(alternative, mac)} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function groupsOf(entries: ReturnType<typeof useRegisteredKeys>): Map<string, KeyBinding[]> {
  const groups = new Map<string, KeyBinding[]>();
  for (const { group, list } of entries) {
    if (list.length === 0) continue;
    const known = groups.get(group) ?? [];
    groups.set(group, [...known, ...list.filter(({ label }) => known.every((other) => other.label !== label))]);
  }
  return groups;
}
