import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";
import { Tooltip } from "./tooltip";

type Tone = "plain" | "quiet" | "primary" | "danger";

const TONES: Record<Tone, string> = {
  plain: "border bg-raised hover:bg-hover",
  quiet: "border border-transparent text-ink-muted hover:bg-hover hover:text-ink",
  primary: "border border-transparent bg-accent-fill text-on-accent hover:opacity-90",
  danger: "border bg-raised text-error hover:bg-error-fill",
};

const SHAPE =
  "inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md text-ui whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 aria-pressed:bg-selected aria-pressed:text-accent";

type ButtonProps = ComponentProps<"button"> & { tone?: Tone };

export function Button({ tone = "plain", className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={cx(SHAPE, "px-2.5", TONES[tone], className)} />;
}

/**
 * A button that shows only an icon: `label` is its accessible name and its tooltip, `keys` the shortcut shown there.
 */
export function IconButton({
  label,
  keys,
  tone = "quiet",
  className,
  children,
  ...props
}: Omit<ButtonProps, "aria-label"> & { label: string; keys?: string; children: ReactNode }) {
  return (
    <Tooltip text={label} keys={keys}>
      <button type="button" aria-label={label} {...props} className={cx(SHAPE, "w-7", TONES[tone], className)}>
        {children}
      </button>
    </Tooltip>
  );
}
