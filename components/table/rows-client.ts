import type { ListGroup, ListQuery } from "@/lib/catalog/query";
import { type Decoder, decode } from "@/lib/list/decode";
import { groupsAnswerDecoder, pathsAnswerDecoder, type RowsAnswer, rowsDecoder } from "@/lib/list/wire";
import { formatListQuery } from "@/lib/url-state/list-state";

export type RowsRequest = { offset: number; limit: number; around?: string };

/** Fetches a range of a list. Rejects with a sentence for people. */
export function fetchRows(query: ListQuery, range: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer> {
  return ask(query, { ...range }, rowsDecoder, signal);
}

/** Fetches all groups of a list, without rows. */
export async function fetchGroups(query: ListQuery, signal?: AbortSignal): Promise<ListGroup[]> {
  return (await ask(query, { only: "groups" }, groupsAnswerDecoder, signal)).groups ?? [];
}

/** Fetches the paths of a range, or of all that matches. */
export async function fetchPaths(query: ListQuery, range?: { offset: number; limit: number }): Promise<string[]> {
  return (await ask(query, { only: "paths", ...range }, pathsAnswerDecoder)).paths;
}

async function ask<T>(
  query: ListQuery,
  more: Record<string, string | number>,
  decoder: Decoder<T>,
  signal?: AbortSignal,
): Promise<T> {
  const params = new URLSearchParams(formatListQuery(query));
  for (const [name, value] of Object.entries(more)) params.set(name, String(value));
  const response = await fetch(`/api/rows?${params}`, { signal });
  if (!response.ok) throw new Error(`The list could not be read: ${await response.text()}`);
  return decode(decoder, await response.json());
}
