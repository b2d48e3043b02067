import type { FixRow } from "../change/fix-preview";

/** Of several files that would get one name, only the first can. */
export function withRivalsRefused(rows: readonly FixRow[]): FixRow[] {
  const taken = new Map<string, string>();
  return rows.map((row) => {
    if (row.to === null || row.outcome === "nothing" || row.outcome === "delete" || row.meets?.rival === null)
      return row;
    const rival = taken.get(row.to);
    if (rival === undefined) taken.set(row.to, row.path);
    if (rival === undefined || rival === row.path) return row;
    const meets = { rival };
    // An edit may keep its name.
    return row.outcome === "edit"
      ? { ...row, meets }
      : { ...row, meets, outcome: "refused", why: `\`${rival}\` gets the same name.` };
  });
}
