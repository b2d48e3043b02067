import { type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox";

/** A checkbox with its words. */
export function Choice({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <Checkbox id={id} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{children}</label>
    </span>
  );
}
