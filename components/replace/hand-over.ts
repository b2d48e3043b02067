import type { ListQuery } from "@/lib/catalog/query";
import type { Selection } from "@/lib/list/selection";
import { formatListQuery } from "@/lib/url-state/list-state";

/** Where the browser keeps which recordings were selected: too many for an address. */
const KEY = "tapedeck-replace-paths";

/** The address where words are replaced in all that a list shows. */
export function replaceHref(query: ListQuery | string): string {
  const list = typeof query === "string" ? query : formatListQuery(query);
  return list === "" ? "/replace" : `/replace?${list}`;
}

/** The address where words are replaced in what is selected, which is kept for it. */
export function handOver(query: ListQuery, { all, except }: Selection, paths: readonly string[]): string {
  if (all && except.size === 0) return replaceHref(query);
  sessionStorage.setItem(KEY, JSON.stringify(paths));
  return "/replace?chosen=1";
}

/** What was selected; null where this tab knows of nothing. */
export function handedOver(): string[] | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return Array.isArray(stored) && stored.every((path) => typeof path === "string") ? stored : null;
  } catch {
    return null;
  }
}
