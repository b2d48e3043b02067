"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { formatQuantity } from "@/lib/format/human";
import type { CarriedTurn } from "@/lib/take/pending";
import { ChainTurns } from "./chain-turns";

type Props = {
  count: number;
  turns: readonly CarriedTurn[];
  onAccept: (carry: boolean) => void;
  onClose: () => void;
};

/** What becomes of the later turns when many takes are accepted at once. */
export function AcceptAll({ count, turns, onAccept, onClose }: Props) {
  const [carry, setCarry] = useState(true);
  const carried = turns.some(({ why }) => why === null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Accept ${formatQuantity(count, "take")}`}
      description="The recordings become the takes, as one change that can be undone."
      footer={
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => onAccept(carry && carried)}>
            Accept all
          </Button>
        </div>
      }
    >
      <ChainTurns turns={turns} answers={count} carry={carry} onCarry={setCarry} />
    </Dialog>
  );
}
