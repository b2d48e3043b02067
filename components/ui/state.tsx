import { CircleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What stands where content would: one sentence, what to do next, and at most a few actions. */
export function EmptyState({
  icon: Icon,
  title,
  hint,
  page = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  hint: ReactNode;
  /** It is all that the page says: the title is then the page's heading. */
  page?: boolean;
  children?: ReactNode;
}) {
  const Title = page ? "h1" : "p";
  return (
    <div className="flex h-full min-h-48 flex-col items-center justify-center gap-2 p-8 text-center">
      <Icon aria-hidden size={20} className="text-ink-faint" />
      <Title className="font-semibold">{title}</Title>
      <div className="max-w-md text-ink-muted">{hint}</div>
      {children && <div className="mt-1 flex gap-2">{children}</div>}
    </div>
  );
}

/** A failure, where it happened: what, where, what to do. */
export function ErrorNote({ title, where, hint }: { title: ReactNode; where?: string | null; hint?: ReactNode }) {
  return (
    <div role="alert" className="flex gap-2 rounded-md border border-error/40 bg-error-fill p-3 text-error">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <div className="recorded min-w-0">
        <p className="font-semibold first-letter:uppercase">{title}</p>
        {where && <p className="font-mono text-code">{where}</p>}
        {hint && <p className="text-ink">{hint}</p>}
      </div>
    </div>
  );
}

/** A grey bar in the shape of what comes; give it a width and a height. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden className={`rounded-sm bg-hover ${className}`} />;
}

/** The bar alone; `className` says how wide it is. */
export function ProgressBar({
  done,
  total,
  label,
  className = "",
}: {
  done: number;
  total: number;
  label: string;
  className?: string;
}) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className={`h-1 overflow-hidden rounded-full bg-hover ${className}`}
    >
      <div className="h-full bg-accent-fill" style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** Progress of long work: a bar, and its counts in words. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <div className="flex min-w-0 items-center gap-2 text-small text-ink-muted">
      <ProgressBar done={done} total={total} label={label} className="w-32 min-w-6" />
      <span className="tabular sm:whitespace-nowrap">{label}</span>
    </div>
  );
}
