import { ArrowRight, CircleAlert } from "lucide-react";
import { useContext } from "react";
import { KeyBadge } from "@/components/recording/key-badge";
import { testNameOf } from "@/lib/catalog/test-name";
import { visibleText } from "@/lib/format/visible";
import type { TableRow } from "@/lib/list/table-row";
import { ListLook, Marked } from "./marked";

/** A file's name as people quote it: of a request key the first twelve digits. */
function fileNameOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const key = /^(?:models-)?([0-9a-f]{12})[0-9a-f]{20,}/.exec(name);
  return key ? name.slice(0, key[0].indexOf(key[1] ?? "") + 12) : name;
}

/** `test_x[params]`; without a test, the file's name. */
export function nameOf(row: TableRow): { name: string; params: string; isTest: boolean } {
  const testName = testNameOf(row.testId);
  if (!testName) return { name: fileNameOf(row.path), params: "", isTest: false };
  const at = testName.indexOf("[");
  return at === -1
    ? { name: testName, params: "", isTest: true }
    : { name: testName.slice(0, at), params: testName.slice(at), isTest: true };
}

/** The test, whose parameters give way first; under its header, where it would only repeat that, the file. */
export function TestCell({ row }: { row: TableRow }) {
  const { grouped } = useContext(ListLook);
  const { name, params, isTest } = nameOf(grouped ? { ...row, testId: null } : row);
  return (
    <span className="recorded flex min-w-0">
      <span className={isTest ? "truncate" : "truncate font-mono text-code text-ink-muted"}>
        <Marked text={visibleText(name)} />
      </span>
      {params && (
        <span className="min-w-6 shrink-1000000 truncate text-ink-faint">
          <Marked text={visibleText(params)} />
        </span>
      )}
      {row.keyStatus !== "current" && (
        <span className="ml-1.5 shrink-0">
          <KeyBadge status={row.keyStatus} />
        </span>
      )}
    </span>
  );
}

export function SummaryCell({ row }: { row: TableRow }) {
  if (row.problem) {
    const { message, line, column } = row.problem;
    return (
      <span className="recorded flex min-w-0 items-center gap-1.5 text-error">
        <CircleAlert aria-hidden size={14} className="shrink-0" />
        <span className="truncate">
          {visibleText(message)}
          {line !== null && `, line ${line}${column === null ? "" : `, column ${column}`}`}
        </span>
      </span>
    );
  }
  return (
    <span className="flex w-full min-w-0 items-center gap-1.5">
      {row.input && <Words text={row.input} className="max-w-[55%] shrink-0 text-ink-muted" />}
      {row.input && row.output && <ArrowRight aria-label="answered" size={12} className="shrink-0 text-ink-faint" />}
      <Words text={row.output} className={row.hasError ? "text-error" : ""} />
    </span>
  );
}

function Words({ text, className }: { text: string; className: string }) {
  const shown = visibleText(text);
  return (
    <span className={`recorded truncate ${className}`}>
      <Marked text={shown} />
    </span>
  );
}
