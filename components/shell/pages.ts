/** The pages of the program, as the header and the palette lead to them; a page adds itself here. */
export const PAGES: readonly { href: string; label: string; also: readonly string[] }[] = [
  { href: "/", label: "Recordings", also: ["/r/", "/tests/"] },
  { href: "/review", label: "Review", also: [] },
  { href: "/health", label: "Health", also: [] },
  { href: "/explain", label: "Explain", also: [] },
  { href: "/takes", label: "Takes", also: [] },
  { href: "/history", label: "History", also: [] },
];

export function isHere(page: (typeof PAGES)[number], pathname: string): boolean {
  return pathname === page.href || page.also.some((prefix) => pathname.startsWith(prefix));
}
