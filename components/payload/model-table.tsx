import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

type Props = {
  columns: readonly string[];
  rows: readonly { pointer: string; cells: readonly (string | null)[] }[];
  total: number;
};

/** A provider's list of models, one a row. A column that says nothing in any row is left out. */
export function ModelTable({ columns, rows, total }: Props) {
  const shown = columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => rows.some(({ cells }) => (cells[index] ?? null) !== null));
  return (
    <section aria-label="Models">
      <h3 className="mb-1 font-semibold">{formatQuantity(total, "model")}</h3>
      <div tabIndex={0} className="max-w-full overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr>
              {shown.map(({ name }) => (
                <th key={name} className="border-b py-1 pr-4 text-small font-medium whitespace-nowrap text-ink-muted">
                  {visibleText(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ pointer, cells }) => (
              <tr key={pointer} className="hover:bg-hover">
                {shown.map(({ name, index }) => (
                  <td key={name} className="tabular border-b py-1 pr-4 align-top">
                    <Cell text={cells[index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ text }: { text: string | null }) {
  if (text === null) return <span className="text-ink-faint">–</span>;
  const shown = visibleText(text);
  return (
    <span className="recorded block max-w-80 truncate" title={shown.length > 40 ? shown : undefined}>
      {shown}
    </span>
  );
}
