import type { ReactNode } from "react";

/** One of several answers to a question, explained. */
export function Option({
  name,
  checked,
  disabled = false,
  title,
  onChoose,
  children,
}: {
  /** Of the question. */
  name: string;
  checked: boolean;
  disabled?: boolean;
  title: string;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <div className="flex gap-2">
      <label className="contents">
        <input
          type="radio"
          name={name}
          checked={checked}
          disabled={disabled}
          onChange={onChoose}
          className="mt-[3px] size-3.5 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1">
          <span className={disabled ? "text-ink-muted" : "font-medium"}>{title}</span>
          <span className="block text-ink-muted">{children}</span>
        </span>
      </label>
    </div>
  );
}
