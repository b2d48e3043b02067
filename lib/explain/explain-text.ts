import { fieldNameOf } from "../diff/field-name";
import type { ValueChange } from "../diff/value-diff";
import { formatCount } from "../format/human";
import { visibleText } from "../format/visible";
import type { Explanation } from "./explain";

const SHORT = 160;

/** An explanation as lines for a terminal; `full`: nothing is cut. Recorded text cannot act on the terminal. */
export function formatExplanation(explanation: Explanation, full: boolean): string {
  const { key, canonical, assumptions, found, misnamed, nearest, erased, places } = explanation;
  const cut = (text: string) => (full ? text : cutTo(text, SHORT));
  const sections = [
    [`key  ${key ?? "unknown: the text names neither a key nor a request"}`],
    ...assumptions.map(({ field, value, from }) => [`taken as ${field}: ${value ?? "null"} (from ${from})`]),
    canonical === null ? [] : ["hashed text", ...indented([cut(canonical)])],
    listed("found: replay reads", found),
    listed("misnamed: this very request under another name, so that replay misses it", misnamed),
    nearest.length === 0
      ? found.length + misnamed.length === 0
        ? ["no recording is near"]
        : []
      : [
          "nearest",
          ...nearest.flatMap(({ path, sentence, changes }) =>
            indented([path, `  ${sentence}`, ...moved(changes, cut)]),
          ),
        ],
    erased.length === 0 ? [] : ["not part of the key", ...indented(moved(erased, cut))],
    listed(
      "replay looks in",
      places.map(({ path }) => path),
    ),
  ];
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join("\n"));
  return `${visibleText(lines.join("\n\n"))}\n`;
}

function listed(title: string, paths: readonly string[]): string[] {
  return paths.length === 0 ? [] : [title, ...indented(paths)];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

const MAX_CHANGES = 8;

/** Field by field: what it was, and what it is now. */
function moved(changes: readonly ValueChange[], cut: (text: string) => string): string[] {
  const lines = changes.slice(0, MAX_CHANGES).flatMap(({ pointer, before, after }) => {
    const name = `    ${fieldNameOf(pointer)}`;
    return [
      name,
      ...(before === null ? [] : [`      - ${cut(before)}`]),
      ...(after === null ? [] : [`      + ${cut(after)}`]),
    ];
  });
  const more = changes.length - MAX_CHANGES;
  return more > 0 ? [...lines, `    and ${formatCount(more)} more`] : lines;
}

function cutTo(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}… (${formatCount(text.length)} characters)`;
}
