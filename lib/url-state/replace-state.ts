import type { ListQuery } from "../catalog/query";
import { PLACES } from "../replace/places";
import type { ReplaceQuery } from "../replace/query";
import { formatListQuery, parseListQuery } from "./list-state";

/** All of the page that is worth a link: which recordings (null: those that were handed over), and what to replace. */
export type ReplaceState = { list: ListQuery | null; query: ReplaceQuery };

const FLAGS = { case: "matchCase", word: "wholeWord", regex: "regex" } as const;

/** Reads the state from a URL's query. Total: what is unknown is left out. */
export function parseReplaceState(params: URLSearchParams): ReplaceState {
  const places = params.get("in")?.split(",");
  const options = params.get("as")?.split(",") ?? [];
  return {
    list: params.get("chosen") === "1" ? null : parseListQuery(params),
    query: {
      find: params.get("find") ?? "",
      replace: params.get("with") ?? "",
      matchCase: options.includes("case"),
      wholeWord: options.includes("word"),
      regex: options.includes("regex"),
      places: places ? PLACES.filter((place) => places.includes(place)) : ["text", "arguments"],
    },
  };
}

/** The opposite of `parseReplaceState`, with the path. */
export function replaceStateHref({ list, query }: ReplaceState): string {
  const params = new URLSearchParams(list === null ? "chosen=1" : formatListQuery(list));
  params.set("find", query.find);
  params.set("with", query.replace);
  const options = Object.entries(FLAGS).flatMap(([word, flag]) => (query[flag] ? [word] : []));
  if (options.length > 0) params.set("as", options.join(","));
  params.set("in", query.places.join(","));
  return `/replace?${params}`;
}
