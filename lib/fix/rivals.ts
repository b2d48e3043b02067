import type { FixRow } from "../change/fix-preview";

/** Of several files that would get one name, only the first can. */
export function withRivalsRefused(rows: readonly FixRow[]): FixRow[] {
  const taken = new Map<string, string>();
  return rows.map((row) => {
    if (row.outcome !== "rename" || row.to === null) return row;
    const rival = taken.get(row.to);
    if (rival === undefined) taken.set(row.to, row.path);
    else if (rival !== row.path) return { ...row, outcome: "refused", why: `\`${rival}\` gets the same name.` };
    return row;
  });
}
