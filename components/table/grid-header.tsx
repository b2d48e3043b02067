// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where their line is cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus, and names the row under the cursor
import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { type CellLook, cellClasses, columns } from "./columns";
import { SelectBox } from "./select-box";
import type { RowTable } from "./use-table";

const SORTED = { asc: "ascending", desc: "descending" } as const;

/** Column names; a click sorts, the third goes back to the files' order. */
export function GridHeader({
  table,
  all,
  some,
  onSelectAll,
  cells,
}: {
  table: RowTable;
  all: boolean;
  some: boolean;
  onSelectAll: (on: boolean) => void;
  cells: CellLook;
}) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface max-sm:border-0 text-small text-ink-muted">
      <div role="row" aria-rowindex={1} className="flex h-7 items-center pr-3 max-sm:hidden">
        <div role="columnheader" className="flex w-9 shrink-0 justify-center">
          <SelectBox
            label="Select all that match"
            checked={all ? true : some ? "some" : false}
            onChange={onSelectAll}
          />
        </div>
        {table.getFlatHeaders().map((header) => {
          const column = columns.find(({ id }) => id === header.column.id);
          if (!column) return null;
          const sorted = header.column.getIsSorted();
          const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-sort={sorted ? SORTED[sorted] : undefined}
              className={cx("flex items-center px-1.5", cellClasses(column, cells))}
            >
              {header.column.getCanSort() ? (
                <button
                  type="button"
                  onClick={header.column.getToggleSortingHandler()}
                  className={cx(
                    "relative flex min-w-0 items-center gap-1 rounded-sm hover:text-ink",
                    sorted && "font-medium text-ink",
                  )}
                >
                  <span className="truncate">{cells.grouped && column.id === "test" ? "File" : column.label}</span>
                  {sorted && (
                    // Beside a number's name, in the room between the columns: these are narrow.
                    <Arrow aria-hidden size={12} className={cx("shrink-0", column.number && "absolute right-full")} />
                  )}
                </button>
              ) : (
                <span className="sr-only">{column.label}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
