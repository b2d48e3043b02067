/** The test id that a page's segment names; null where it is no valid escape. */
export function testIdOf(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
