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
  /** Whether all that accepting changes is shown: nobody accepts what nobody has seen. */
  whole: boolean;
  onAccept: (take: { id: string; seen: string | null }, noise: boolean) => void;
  /** `kept`: since the committed bytes say the same. */
  onReject: (id: string, kept: boolean) => void;
};

type Choice = { keys: string; label: string; primary: boolean; writes: boolean; run: () => void };

/** What can become of the take that is shown. */
export function Decision({ compared, now, others, busy, whole, onAccept, onReject }: Props) {
  const choices = compared ? choicesOf(compared, now, onAccept, onReject) : [];
  const isClosed = ({ writes }: Choice) => busy || (writes && !whole);
  useKeys(choices.map((choice) => ({ ...choice, keys: [choice.keys], run: () => isClosed(choice) || choice.run() })));
  return (
    <footer className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t px-4 py-1.5">
      <p className="text-ink-muted">
        {!compared && "This is what is recorded. Choose a take to decide on it."}
        {compared && others > 0 && `Accepting sets ${formatQuantity(others, "other take")} aside.`}
      </p>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        {choices.map((choice) => (
          <Button
            key={choice.keys}
            tone={choice.primary ? "primary" : "plain"}
            disabled={isClosed(choice)}
            onClick={choice.run}
          >
            {choice.label}
            <Kbd keys={choice.keys} />
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
  const accept = (keys: string, label: string, primary: boolean, seen: string | null = null): Choice => {
    return { keys, label, primary, writes: true, run: () => onAccept({ id, seen }, true) };
  };
  const reject = { keys: "n", label: "Reject", primary: false, writes: false, run: () => onReject(id, false) };
  if (stale) return now === null ? [reject] : [reject, accept("Y", "Write over what is there now", false, now)];
  if (name === "noise" || name === "identical") {
    const keep = () => onReject(id, true);
    return [
      accept("w", "Write it all the same", false),
      { keys: "y", label: "Keep the committed bytes", primary: true, writes: false, run: keep },
    ];
  }
  return [reject, accept("y", take.error ? "Accept as an exception" : "Accept", true)];
}
