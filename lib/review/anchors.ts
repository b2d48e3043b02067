/** Names by which a link points at the parts of a difference: plain, each once, the same as long as the parts are. */
export function anchorsOf(parts: readonly { what: string }[]): string[] {
  const taken = new Set<string>();
  return parts.map(({ what }) => {
    const words = what.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const plain = ["part", ...words].join("-");
    let anchor = plain;
    for (let at = 2; taken.has(anchor); at++) anchor = `${plain}-${at}`;
    taken.add(anchor);
    return anchor;
  });
}
