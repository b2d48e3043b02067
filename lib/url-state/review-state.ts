import { SECTIONS, type Section } from "../review/sections";
import type { RangeNames } from "../review/view";

/** All of the page that is worth a link: the range, the class that it is narrowed to, and the file that is open. */
export type ReviewState = RangeNames & { section: Section | null; file: string | null };

/** Reads the state from a URL's query; what is unknown is left out. */
export function parseReviewState(params: URLSearchParams): ReviewState {
  return {
    base: params.get("base")?.trim() || null,
    head: params.get("head")?.trim() || null,
    section: SECTIONS.find((section) => section === params.get("class")) ?? null,
    file: params.get("file") || null,
  };
}

/** The opposite of `parseReviewState`, with the path. */
export function reviewHref({ base, head, section, file }: ReviewState): string {
  const params = new URLSearchParams();
  if (base) params.set("base", base);
  if (head) params.set("head", head);
  if (section) params.set("class", section);
  if (file) params.set("file", file);
  const query = params.toString().replaceAll("%2F", "/");
  return query ? `/review?${query}` : "/review";
}
