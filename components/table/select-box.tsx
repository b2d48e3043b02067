import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";

/** Selects a row, or all. `onChange` also tells whether shift was held, for a range. */
export function SelectBox({
  label,
  checked,
  onChange,
  className,
}: {
  label: string;
  checked: boolean | "some";
  onChange: (on: boolean, range: boolean) => void;
  className?: string;
}) {
  return (
    <Checkbox
      aria-label={label}
      checked={checked}
      className={className}
      onChange={() => {}}
      onClick={(event: MouseEvent<HTMLInputElement>) => {
        event.stopPropagation();
        onChange(checked !== true, event.shiftKey);
      }}
    />
  );
}
