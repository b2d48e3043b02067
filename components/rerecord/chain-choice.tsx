import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

/** Whether later turns of a test are asked with the answers that earlier ones get now. */
export function ChainChoice({ chosen, onChoose }: { chosen: boolean; onChoose: (chosen: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Checkbox
        id={id}
        checked={chosen}
        onChange={({ target }) => onChoose(target.checked)}
        aria-describedby={`${id}-what`}
        className="mt-1"
      />
      <div>
        <label htmlFor={id}>Ask later turns with the new answers</label>
        <p id={`${id}-what`} className="text-ink-muted">
          Turn 2 is asked with the answer that turn 1 gets now, and so on: its request changes, and with it its key and
          the name of its file. Turns are asked one after the other. Where an answer goes another way, the chain stops.
        </p>
      </div>
    </div>
  );
}
