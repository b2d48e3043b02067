import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { SortKey } from "@/lib/catalog/query";
import type { GitMark } from "@/lib/catalog/row";
import { formatBytes, formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { TableRow } from "@/lib/list/table-row";
import type { ColumnId } from "@/lib/url-state/list-state";
import { Marked } from "./marked";
import { SummaryCell, TestCell } from "./text-cells";

export type Column = {
  id: ColumnId;
  label: string;
  /** What a click on the header sorts by; null where it does not. */
  sort: SortKey | null;
  /** Numbers: the largest first, and set right. */
  number: boolean;
  /** Classes of the header's and the rows' cells: their width. */
  width: string;
  /** Classes that show the cell only where the table is wide enough for it, unless it was chosen. */
  room: string;
  cell: (row: TableRow) => ReactNode;
};

/** What of the list's look decides on the cells' widths. */
export type CellLook = { grouped: boolean; automatic: boolean; sort: SortKey };

/** Classes of a column's cells: its width, and, unless people chose it or sort by it, from which width on it shows. */
export function cellClasses(column: Column, look: CellLook): string {
  const width = column.id === "test" && look.grouped ? "shrink-0 w-44" : column.width;
  return look.automatic && column.sort !== look.sort ? `${width} ${column.room}` : width;
}

const text = (value: string) => (
  <span className="recorded block truncate">
    <Marked text={visibleText(value)} />
  </span>
);

/** Wide enough for "11,434", "999 KB" and the columns' names. */
const NUMBER = "shrink-0 w-15 justify-end";

/** The table's columns, in their order. Their widths are their own, whatever rows are in view; text takes the rest. */
export const columns: readonly Column[] = [
  {
    id: "git",
    label: "Git",
    sort: null,
    number: false,
    width: "shrink-0 w-5 justify-center px-0",
    room: "",
    cell: ({ git }) => <GitLetter git={git} />,
  },
  {
    id: "test",
    label: "Test",
    sort: "test",
    number: false,
    width: "min-w-32 max-w-[560px] flex-[1_1_300px]",
    room: "",
    cell: (row) => <TestCell row={row} />,
  },
  {
    id: "suite",
    label: "Suite",
    sort: "suite",
    number: false,
    width: "shrink-0 w-22",
    room: "@max-[1100px]:hidden",
    cell: ({ suite }) => text(suite),
  },
  {
    id: "model",
    label: "Model",
    sort: "model",
    number: false,
    width: "shrink-0 w-36 @min-[1360px]:w-48",
    room: "@max-[700px]:hidden",
    cell: ({ model }) => text(model),
  },
  {
    id: "provider",
    label: "Provider",
    sort: "provider",
    number: false,
    width: "shrink-0 w-40",
    room: "@max-[1400px]:hidden",
    cell: ({ provider }) => text(provider),
  },
  {
    id: "endpoint",
    label: "Endpoint",
    sort: "endpoint",
    number: false,
    width: "shrink-0 w-40",
    room: "@max-[1560px]:hidden",
    cell: ({ endpoint }) => text(endpoint),
  },
  {
    id: "summary",
    label: "Last input → output",
    sort: "summary",
    number: false,
    width: "min-w-40 flex-[1_1_220px]",
    room: "",
    cell: (row) => <SummaryCell row={row} />,
  },
  {
    id: "finish",
    label: "Finish",
    sort: "finish",
    number: false,
    width: "shrink-0 w-21",
    room: "@max-[820px]:hidden",
    cell: ({ finishReason, hasError }) => (hasError ? <ErrorWord /> : finishReason && text(finishReason)),
  },
  {
    id: "chunks",
    label: "Chunks",
    sort: "chunks",
    number: true,
    width: NUMBER,
    room: "@max-[680px]:hidden",
    cell: ({ chunks, streaming }) =>
      streaming && <span title={`streamed in ${formatQuantity(chunks, "chunk")}`}>{formatCount(chunks)}</span>,
  },
  {
    id: "tokens",
    label: "Tokens",
    sort: "tokens",
    number: true,
    width: NUMBER,
    room: "@max-[900px]:hidden",
    cell: ({ tokens, tokensInOut }) =>
      tokens !== null && (
        <span
          title={tokensInOut?.map((part, index) => `${formatCount(part)} ${index === 0 ? "in" : "out"}`).join(", ")}
        >
          {formatCount(tokens)}
        </span>
      ),
  },
  {
    id: "size",
    label: "Size",
    sort: "size",
    number: true,
    width: NUMBER,
    room: "@max-[620px]:hidden",
    cell: ({ size }) => <span title={formatQuantity(size, "byte")}>{formatBytes(size)}</span>,
  },
];

const GIT: Record<NonNullable<GitMark>, { letter: string; tone: string; words: string }> = {
  added: { letter: "A", tone: "text-added", words: "added since the last commit" },
  modified: { letter: "M", tone: "text-changed", words: "modified since the last commit" },
  untracked: { letter: "U", tone: "text-added", words: "not in git" },
  conflicted: { letter: "!", tone: "text-error", words: "in conflict" },
};

function GitLetter({ git }: { git: GitMark }) {
  if (!git) return null;
  const { letter, tone, words } = GIT[git];
  return (
    <span title={words} className={`font-mono text-code font-semibold ${tone}`}>
      <span aria-hidden>{letter}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function ErrorWord() {
  return (
    <span className="flex items-center gap-1 text-error">
      <CircleAlert aria-hidden size={12} />
      error
    </span>
  );
}
