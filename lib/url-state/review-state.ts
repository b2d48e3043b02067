import { SECTIONS, type Section } from "../review/sections";
import type { RangeNames } from "../review/view";

/**
 * Ways to look at a difference: both sides beside each other, all that is said, the lines of the file, the chunks of a
 * stream.
 */
export const LOOKS = ["split", "whole", "lines", "chunks"] as const;
export type Look = Record<(typeof LOOKS)[number], boolean>;

/** All of the page that is worth a link. */
export type ReviewState = RangeNames & {
  /** The class that the list is narrowed to. */
  section: Section | null;
  /** The file that is open. */
  file: string | null;
  look: Look;
};

/** Reads the state from a URL's query; what is unknown is left out. */
export function parseReviewState(params: URLSearchParams): ReviewState {
  const looks = params.get("look")?.split(" ") ?? [];
  return {
    base: params.get("base")?.trim() || null,
    head: params.get("head")?.trim() || null,
    section: SECTIONS.find((section) => section === params.get("class")) ?? null,
    file: params.get("file") || null,
    look: {
      split: looks.includes("split"),
      whole: looks.includes("whole"),
      lines: looks.includes("lines"),
      chunks: looks.includes("chunks"),
    },
  };
}

/** The opposite of `parseReviewState`, with the path; `part` is the part of the difference that it points at. */
export function reviewHref(
  { base, head, section, file, look }: RangeNames & Partial<ReviewState>,
  part: string | null = null,
): string {
  const params = new URLSearchParams();
  if (base) params.set("base", base);
  if (head) params.set("head", head);
  if (section) params.set("class", section);
  if (file) params.set("file", file);
  const looks = LOOKS.filter((name) => look?.[name]);
  if (looks.length > 0) params.set("look", looks.join(" "));
  const query = params.toString().replaceAll("%2F", "/");
  return `${query ? `/review?${query}` : "/review"}${part === null ? "" : `#${part}`}`;
}
