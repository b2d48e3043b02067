"use client";

import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import { visibleText } from "@/lib/format/visible";

/** Looks whether anybody answers at a host's address, only when asked to. */
export function CheckProvider({ host }: { host: string }) {
  const { actions, readOnly } = useServer();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ reached: boolean; words: string } | null>(null);
  if (readOnly) return null;
  const check = async () => {
    setBusy(true);
    const checked = await heard(() => actions.checkProvider({ host }));
    setBusy(false);
    setSaid(checked.ok ? checked : { reached: false, words: checked.refusal.problem.message });
  };
  return (
    <div className="flex items-center gap-2 max-md:pl-[22px] md:justify-end">
      <Button onClick={check} disabled={busy} aria-label={`Check ${visibleText(host)}`} className="md:order-last">
        {busy ? "Checking…" : "Check"}
      </Button>
      <p role="status" className={said && !said.reached ? "text-error" : "text-ink-muted"}>
        {said && visibleText(said.words)}
      </p>
    </div>
  );
}
