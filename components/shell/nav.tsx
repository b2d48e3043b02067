"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/class-names";

/** The pages of the program; a page adds itself here. */
const PAGES = [
  { href: "/", label: "Recordings", also: ["/r/", "/tests/"] },
  { href: "/health", label: "Health", also: [] },
  { href: "/explain", label: "Explain", also: [] },
];

export function Nav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className="flex items-center max-md:hidden">
      {PAGES.map(({ href, label, also }) => {
        const here = pathname === href || also.some((prefix) => pathname.startsWith(prefix));
        return (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? "page" : undefined}
            className={cx("rounded-md px-2 py-1 hover:bg-hover", here ? "font-medium text-ink" : "text-ink-muted")}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
