import { WHYS, type Why } from "../change/why";

/** What the history lists, and which entry is open: all of it is in the address. */
export type HistoryState = { why: Why | null; text: string; entry: string | null };

/** Reads the state from a URL's query; what is unknown is left out. */
export function parseHistoryState(params: URLSearchParams): HistoryState {
  return {
    why: WHYS.find((why) => why === params.get("why")) ?? null,
    text: params.get("path") ?? "",
    entry: params.get("entry") || null,
  };
}

/** The history's address in a state. */
export function historyHref({ why, text, entry }: HistoryState): string {
  const params = new URLSearchParams();
  if (why) params.set("why", why);
  if (text) params.set("path", text);
  if (entry) params.set("entry", entry);
  const query = params.toString().replaceAll("%2F", "/");
  return query ? `/history?${query}` : "/history";
}
