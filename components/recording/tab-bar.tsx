"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useKeys } from "@/components/shell/keys";
import { cx } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format/human";
import type { Tab } from "./tabs";

export type TabItem = { tab: Tab; href: string; label: string; key: string; count: number | null; mark: string | null };

/**
 * The ways to look at one recording. Each has an address of its own; going between them adds nothing to the history.
 */
export function TabBar({ tab, tabs }: { tab: Tab; tabs: readonly TabItem[] }) {
  const router = useRouter();
  useKeys(
    tabs.map(({ href, label, key }) => ({
      keys: [key],
      label,
      run: () => router.replace(href),
    })),
  );
  return (
    <nav aria-label="Views" className="flex gap-4">
      {tabs.map((item) => (
        <Link
          key={item.tab}
          href={item.href}
          replace
          aria-current={item.tab === tab ? "page" : undefined}
          title={`${item.label} (${item.key})`}
          className={cx(
            "-mb-px inline-flex h-8 items-center gap-1.5 border-b-2",
            item.tab === tab
              ? "border-accent font-medium text-ink"
              : "border-transparent text-ink-muted hover:text-ink",
          )}
        >
          {item.label}
          {item.count !== null && <span className="tabular text-small text-ink-faint">{formatCount(item.count)}</span>}
          {item.mark !== null && (
            <span title={item.mark} className="size-1.5 rounded-full bg-current text-changed">
              <span className="sr-only">{item.mark}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
