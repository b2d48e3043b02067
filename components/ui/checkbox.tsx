import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

/** A checkbox. "some" shows a dash: part of what it stands for is on. */
export function Checkbox({
  checked,
  className,
  ...props
}: Omit<ComponentProps<"input">, "type" | "checked"> & { checked: boolean | "some" }) {
  return (
    <span className={cx("relative inline-flex size-3.5 shrink-0", className)}>
      <input
        type="checkbox"
        {...props}
        checked={checked === true}
        ref={(box) => {
          if (box) box.indeterminate = checked === "some";
        }}
        className="size-full appearance-none rounded-[3px] border border-ink-faint/70 bg-canvas checked:border-transparent checked:bg-accent-fill indeterminate:border-transparent indeterminate:bg-accent-fill"
      />
      {checked === true && <Check aria-hidden size={12} strokeWidth={3} className={MARK} />}
      {checked === "some" && <Minus aria-hidden size={12} strokeWidth={3} className={MARK} />}
    </span>
  );
}

const MARK = "pointer-events-none absolute top-px left-px text-on-accent";
