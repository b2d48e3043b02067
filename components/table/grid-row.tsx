// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where their line is cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus, and names the row under the cursor
import { type MouseEvent, memo } from "react";
import { cx } from "@/components/ui/class-names";
import type { TableRow } from "@/lib/list/table-row";
import { type CellLook, cellClasses, columns } from "./columns";
import { SelectBox } from "./select-box";
import { nameOf } from "./text-cells";
import type { RowTable } from "./use-table";

export type RowHandlers = {
  onOpen: (line: number, event: MouseEvent) => void;
  onEnter: (line: number) => void;
  onSelect: (line: number, on: boolean, range: boolean) => void;
};

type Props = {
  row: ReturnType<RowTable["getRowModel"]>["rows"][number];
  FlexRender: RowTable["FlexRender"];
  line: number;
  active: boolean;
  selected: boolean;
  /** Some row is selected: the boxes are then shown on all. */
  selecting: boolean;
  cells: CellLook;
  /** Changes where the same row must be drawn anew: the searched words, the columns. */
  look: string;
  href: string;
  handlers: RowHandlers;
};

export function rowId(line: number): string {
  return `line-${line}`;
}

/** One recording. Its place is its line's, in rows, so that it stands right before any script runs. */
export const GridRow = memo(
  function GridRow({ row, FlexRender, line, active, selected, selecting, cells, href, handlers }: Props) {
    const recording: TableRow = row.original;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the table's keys act on the row under the cursor
      <div
        role="row"
        id={rowId(line)}
        aria-rowindex={line + 2}
        aria-selected={selected}
        data-path={recording.path}
        data-active={active || undefined}
        onMouseDown={(event) => {
          // A range is selected by shift, not the text between.
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => handlers.onOpen(line, event)}
        onDoubleClick={() => handlers.onEnter(line)}
        style={{ top: `calc(var(--row) * ${line})` }}
        className={cx(
          "group absolute right-0 left-0 flex h-(--row) cursor-default items-center border-b border-line/60 pr-3 max-sm:flex-wrap max-sm:content-center max-sm:pl-3",
          active ? "bg-selected shadow-[inset_2px_0_0_var(--accent)]" : selected ? "bg-selected/60" : "hover:bg-hover",
        )}
      >
        <div
          role="gridcell"
          className={cx("flex shrink-0 justify-center max-sm:hidden", cells.grouped ? "w-9 pl-3" : "w-9")}
        >
          <SelectBox
            className={cx(
              !selected &&
                !selecting &&
                "opacity-0 group-hover:opacity-100 has-focus-visible:opacity-100 [@media(hover:none)]:opacity-100",
            )}
            label={`Select ${nameOf(recording).name}`}
            checked={selected}
            onChange={(on, range) => handlers.onSelect(line, on, range)}
          />
        </div>
        {row.getVisibleCells().map((cell) => {
          const column = columns.find(({ id }) => id === cell.column.id);
          if (!column) return null;
          const content = <FlexRender cell={cell} />;
          return (
            <div
              key={cell.id}
              role="gridcell"
              className={cx(
                "flex min-w-0 items-center px-1.5",
                column.number && "tabular text-ink-muted",
                cellClasses(column, cells),
                (column.id !== "git" || recording.git === null) && (NARROW[column.id] ?? "max-sm:hidden"),
              )}
            >
              {column.id === "test" ? (
                <a href={href} tabIndex={-1} draggable={false} className="min-w-0 flex-1">
                  {content}
                </a>
              ) : (
                content
              )}
            </div>
          );
        })}
      </div>
    );
  },
  (before, after) =>
    before.row.original === after.row.original &&
    before.line === after.line &&
    before.active === after.active &&
    before.selected === after.selected &&
    before.selecting === after.selecting &&
    before.cells === after.cells &&
    before.look === after.look &&
    before.handlers === after.handlers,
);

/** On a phone a row has two lines: the test and its model, then what was said. */
const NARROW: Partial<Record<string, string>> = {
  test: "max-sm:flex-1 max-sm:px-0",
  model: "max-sm:flex! max-sm:w-auto max-sm:max-w-[38%] max-sm:pr-0 max-sm:text-small max-sm:text-ink-faint",
  summary: "max-sm:order-last max-sm:basis-full max-sm:px-0",
};

/** A row that is on its way. */
export function PlaceholderRow({ line }: { line: number }) {
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      style={{ top: `calc(var(--row) * ${line})` }}
      className="absolute right-0 left-0 flex h-(--row) items-center gap-6 border-b border-line/60 pr-3 pl-14 max-sm:pl-3"
    >
      <div role="gridcell" className="flex flex-1 gap-6">
        <span className="sr-only">Loading</span>
        <span aria-hidden className="h-3 w-48 rounded-sm bg-hover" />
        <span aria-hidden className="h-3 max-w-md flex-1 rounded-sm bg-hover" />
      </div>
    </div>
  );
}
