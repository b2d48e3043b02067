import { Link } from "lucide-react";
import type { MouseEvent } from "react";

/** How the parts of a difference are linked to. */
export type PartLinks = {
  /** The one that the address points at. */
  part: string | null;
  hrefOf: (anchor: string) => string;
  point: (anchor: string) => void;
};

/** A part's own address, which a click puts into the address bar; seen on hover, and whenever it holds the focus. */
export function PartLink({
  what,
  anchor,
  links: { hrefOf, point },
}: {
  what: string;
  anchor: string;
  links: PartLinks;
}) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    point(anchor);
  };
  return (
    <a
      href={hrefOf(anchor)}
      onClick={follow}
      aria-label={`Link to ${what}`}
      title={`Link to ${what}`}
      className="inline-flex size-5 items-center justify-center rounded-md align-middle text-ink-muted opacity-0 transition-opacity group-hover/part:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
    >
      <Link aria-hidden size={12} />
    </a>
  );
}
