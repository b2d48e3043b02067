import { formatCount } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { StabilityRow } from "@/lib/take/stability";

/** What stays the same over the takes. `recorded`: the first column is what is recorded. */
export function StabilityTable({ rows, recorded }: { rows: readonly StabilityRow[]; recorded: boolean }) {
  const columns = rows[0]?.cells.length ?? 0;
  const names = Array.from({ length: columns }, (_, at) =>
    recorded && at === 0 ? "Recorded" : `Take ${at + (recorded ? 0 : 1)}`,
  );
  return (
    <section aria-label="Stability" tabIndex={0} className="overflow-x-auto">
      <table className="tabular w-max border-collapse">
        <caption className="pb-1 text-left text-ink-muted">What stays the same. Equal letters are equal texts.</caption>
        <thead>
          <tr className="border-b text-left text-small text-ink-muted">
            <td />
            {names.map((name) => (
              <th key={name} scope="col" className="px-3 py-1 font-normal">
                {name}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ what, cells, ways }) => (
            <tr key={what}>
              <th scope="row" className="py-1 pr-3 text-left font-medium">
                {what}
              </th>
              {cells.map((cell, at) => (
                <td key={at} className={cell === cells[0] ? "px-3 py-1" : "bg-changed-fill px-3 py-1 text-changed"}>
                  {cell === null ? "none" : visibleText(cell)}
                </td>
              ))}
              <td className="px-3 py-1 text-ink-muted">{ways === 1 ? "the same" : `${formatCount(ways)} ways`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
