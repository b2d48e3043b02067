import type { JsonNode } from "../json/document";

/** What a chunk's members beside its choices say, in a few words each (format, section 2.3: Azure, watsonx). */
export function noteExtras(notes: string[], promptFilters: JsonNode | undefined, system: JsonNode | undefined): void {
  for (const prompt of promptFilters?.items() ?? []) {
    notes.push(`prompt filter: ${verdictOf(prompt.get("content_filter_results"))}`);
  }
  for (const warning of system?.get("warnings")?.items() ?? []) {
    notes.push(`warning: ${warning.get("id")?.string ?? warning.get("message")?.string ?? "unnamed"}`);
  }
}

/** What a content filter said about a choice (Azure): nothing where it said nothing. */
export function noteFilters(notes: string[], results: JsonNode | undefined, failed: JsonNode | undefined): void {
  if (results && results.members().length > 0) notes.push(`content filter: ${verdictOf(results)}`);
  const error = failed?.get("error");
  if (error?.kind === "object") notes.push(`content filter failed: ${error.get("code")?.string ?? "no code"}`);
}

/** The categories that were filtered or detected, else "safe". */
function verdictOf(results: JsonNode | undefined): string {
  const hits = (results?.members() ?? []).filter(
    ({ value }) => value.get("filtered")?.boolean === true || value.get("detected")?.boolean === true,
  );
  return hits.length === 0 ? "safe" : hits.map(({ key }) => key).join(", ");
}
