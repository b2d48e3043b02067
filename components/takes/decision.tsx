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
  /** Accepts all takes that were asked in one chain. */
  onAcceptChain: (ids: string[]) => void;
  /** `kept`: since the committed bytes say the same. */
  onReject: (id: string, kept: boolean) => void;
};

type Choice = { keys: string; label: string; primary: boolean; writes: boolean; run: () => void };

/** What can become of the take that is shown. */
export function Decision({ compared, now, others, busy, whole, onAccept, onAcceptChain, onReject }: Props) {
  const choices = compared ? choicesOf(compared, now, { onAccept, onAcceptChain, onReject }) : [];
  const isClosed = ({ writes }: Choice) => busy || (writes && !whole);
  useKeys(
    choices.map((choice) => ({
      keys: [choice.keys],
      label: choice.label,
      run: () => isClosed(choice) || choice.run(),
      onSight: true,
    })),
  );
  return (
    <footer className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t px-4 py-1.5">
      <p className="text-ink-muted">
        {!compared && "This is what is recorded. Choose a take to decide on it."}
        {compared?.chain && !compared.chain.broken && compared.chain.after.length > 0 && WAITS}
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

const WAITS = "It was asked with a new answer of an earlier turn: accept that take first, or all of the chain. ";

function choicesOf(
  { take, stale, class: name, chain }: ComparedTake,
  now: string | null,
  { onAccept, onAcceptChain, onReject }: Pick<Props, "onAccept" | "onAcceptChain" | "onReject">,
): Choice[] {
  const { id } = take;
  const accept = (keys: string, label: string, primary: boolean, seen: string | null = null): Choice => {
    return { keys, label, primary, writes: true, run: () => onAccept({ id, seen }, true) };
  };
  const reject = { keys: "n", label: "Reject", primary: false, writes: false, run: () => onReject(id, false) };
  // Its request is of another state than that of its recording: it cannot be written over what is there.
  if (take.chain && (stale || chain?.broken)) return [reject];
  if (stale) return now === null ? [reject] : [reject, accept("Y", "Write over what is there now", false, now)];
  if (name === "noise" || name === "identical") {
    const keep = () => onReject(id, true);
    return [
      accept("w", "Write it all the same", false),
      { keys: "y", label: "Keep the committed bytes", primary: true, writes: false, run: keep },
    ];
  }
  const ids = (chain?.links ?? []).flatMap((link) => (["this", "waits"].includes(link.state) ? [link.take] : []));
  const waits = (chain?.after.length ?? 0) > 0;
  const all: Choice = {
    keys: "Y",
    label: `Accept the chain of ${ids.length}`,
    primary: waits,
    writes: true,
    run: () => onAcceptChain(ids),
  };
  return [
    reject,
    ...(ids.length > 1 ? [all] : []),
    ...(waits ? [] : [accept("y", take.error ? "Accept as an exception" : "Accept", true)]),
  ];
}
