/** The path that a page's segments name; null where they are no valid escapes. */
export function pathOfSegments(segments: readonly string[]): string | null {
  try {
    return segments.map(decodeURIComponent).join("/");
  } catch {
    return null;
  }
}

/** Next's record of a query as the browser's type. */
export function queryOf(record: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(record).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
}
