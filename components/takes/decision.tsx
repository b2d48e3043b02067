"use client";

import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatQuantity } from "@/lib/format/human";
import type { ComparedTake } from "@/lib/take/pending";

type Props = {
  /** Null while the recording itself is shown. */
  compared: ComparedTake | null;
  /** SHA-256 of the recording as it was compared. */
  now: string | null;
  others: number;
  busy: boolean;
  onAccept: (take: { id: string; seen: string | null }, noise: boolean) => void;
  /** `kept`: since the committed bytes say the same. */
  onReject: (id: string, kept: boolean) => void;
};

type Choice = { keys: string; label: string; primary: boolean; run: () => void };

/** What can become of the take that is shown. */
export function Decision({ compared, now, others, busy, onAccept, onReject }: Props) {
  const choices = compared ? choicesOf(compared, now, onAccept, onReject) : [];
  useKeys(choices.map(({ keys, label, run }) => ({ keys: [keys], label, run: () => !busy && run() })));
  return (
    <footer className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t px-4 py-1.5">
      <p className="text-ink-muted">
        {!compared && "This is what is recorded. Choose a take to decide on it."}
        {compared && others > 0 && `Accepting sets ${formatQuantity(others, "other take")} aside.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {choices.map(({ keys, label, primary, run }) => (
          <Button key={keys} tone={primary ? "primary" : "plain"} disabled={busy} onClick={run}>
            {label}
            <Kbd keys={keys} />
          </Button>
        ))}
      </div>
    </footer>
  );
}

function choicesOf(
  { take, stale, class: name }: ComparedTake,
  now: string | null,
  onAccept: Props["onAccept"],
  onReject: Props["onReject"],
): Choice[] {
  const { id } = take;
  const reject = { keys: "n", label: "Reject", primary: false, run: () => onReject(id, false) };
  if (stale) {
    if (now === null) return [reject];
    const run = () => onAccept({ id, seen: now }, true);
    return [reject, { keys: "Y", label: "Write over what is there now", primary: false, run }];
  }
  if (name === "noise" || name === "identical") {
    return [
      { keys: "w", label: "Write it all the same", primary: false, run: () => onAccept({ id, seen: null }, true) },
      { keys: "y", label: "Keep the committed bytes", primary: true, run: () => onReject(id, true) },
    ];
  }
  const label = take.error ? "Accept as an exception" : "Accept";
  return [reject, { keys: "y", label, primary: true, run: () => onAccept({ id, seen: null }, true) }];
}
