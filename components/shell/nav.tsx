"use client";

import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Menu, MenuItem } from "@/components/ui/menu";
import { isHere, PAGES } from "./pages";

/** The way to the program's pages; on a narrow page, a menu. */
export function Nav() {
  const pathname = usePathname();
  const router = useRouter();
  return (
    <nav aria-label="Pages" className="flex items-center">
      <span className="flex items-center max-lg:hidden">
        {PAGES.map((page) => (
          <Link
            key={page.href}
            href={page.href}
            aria-current={pathname === page.href ? "page" : undefined}
            className={cx(
              "rounded-md px-2 py-1 hover:bg-hover",
              isHere(page, pathname) ? "font-medium text-ink" : "text-ink-muted",
            )}
          >
            {page.label}
          </Link>
        ))}
      </span>
      <span className="lg:hidden">
        <Menu
          trigger={
            <IconButton label="Pages">
              <MenuIcon aria-hidden size={14} />
            </IconButton>
          }
        >
          {PAGES.map((page) => (
            <MenuItem key={page.href} onSelect={() => router.push(page.href)}>
              <span className={isHere(page, pathname) ? "font-medium" : ""}>{page.label}</span>
            </MenuItem>
          ))}
        </Menu>
      </span>
    </nav>
  );
}
