import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import { formatCount, formatQuantity } from "@/lib/format/human";

type Props = { view: "takes" | "providers"; takes: number; damaged: number };

/** The page's two halves: what waits, and who can be asked. */
export function TakesHeader({ view, takes, damaged }: Props) {
  const links = [
    { name: "takes", href: "/takes", label: `Pending ${formatCount(takes)}` },
    { name: "providers", href: "/takes?view=providers", label: "Providers" },
  ];
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1">
        <h1 className="font-semibold">Takes</h1>
        <nav aria-label="Takes" className="flex items-center gap-1">
          {links.map(({ name, href, label }) => (
            <Link
              key={name}
              href={href}
              aria-current={name === view ? "page" : undefined}
              className={cx(
                "tabular rounded-md px-2 py-0.5",
                name === view ? "bg-selected text-accent" : "text-ink-muted hover:bg-hover hover:text-ink",
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
      </div>
      {damaged > 0 && (
        <p role="status" className="border-b bg-warning-fill px-4 py-1 text-warning">
          {formatQuantity(damaged, "take")} in <code className="font-mono text-code">.tapedeck/takes</code> cannot be
          read. Ask again for what is missing.
        </p>
      )}
    </>
  );
}
