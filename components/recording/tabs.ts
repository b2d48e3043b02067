export const TABS = ["conversation", "chunks", "raw", "diff", "history"] as const;
export type Tab = (typeof TABS)[number];

export function parseTab(value: string | null): Tab {
  return TABS.find((tab) => tab === value) ?? "conversation";
}

/** A page's address with another tab; its list and everything else in the query stay. */
export function tabHref(href: string, tab: Tab): string {
  if (tab === "conversation") return href;
  return `${href}${href.includes("?") ? "&" : "?"}tab=${tab}`;
}
