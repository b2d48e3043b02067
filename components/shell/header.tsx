import Link from "next/link";
import { SearchBox } from "@/components/search/search-box";
import { CatalogCount } from "./catalog-count";
import { Nav } from "./nav";
import { PaletteButton } from "./palette-button";
import type { Theme } from "./theme";
import { ThemeMenu } from "./theme-menu";

/** The bar over every page: where you are, what is there, and how to find it. */
export function Header({ root, theme }: { root: string; theme: Theme }) {
  const folder = root.split(/[/\\]/).filter(Boolean).at(-1) ?? root;
  return (
    <header className="sticky top-0 z-30 border-b bg-surface">
      <div className="flex h-11 items-center gap-3 px-3 md:grid md:grid-cols-[minmax(0,1fr)_minmax(160px,30vw)_minmax(max-content,1fr)] xl:grid-cols-[minmax(0,1fr)_minmax(160px,38vw)_minmax(max-content,1fr)]">
        <div className="flex min-w-0 items-center gap-3 overflow-x-clip">
          <Link href="/" className="rounded-sm font-semibold">
            Tapedeck
          </Link>
          <span title={root} className="recorded min-w-8 truncate font-mono text-code text-ink-muted max-sm:max-w-28">
            {folder}
          </span>
          <CatalogCount />
        </div>
        <div className="max-md:hidden">
          <SearchBox />
        </div>
        <div className="flex shrink-0 items-center gap-1 justify-end max-md:ml-auto">
          <Nav />
          <PaletteButton />
          <ThemeMenu initial={theme} />
        </div>
      </div>
    </header>
  );
}
