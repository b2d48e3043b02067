import type { Entry } from "@/lib/change/entry";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { history as readHistory, redo as redoChanges, undo as undoChanges } from "@/lib/io/store";
import { packageFolder } from "../package-folder";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";
import { rootFrom, whereWas } from "./where";

const OPTIONS = { root: { type: "string" }, json: { type: "boolean", default: false } } as const;

/** Prints the changes below a root, or of one recording, the latest first. */
export async function history(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [file] = positionals;
  if (positionals.length > 1) throw new Failure("usage: tapedeck history [FILE] [--root DIR] [--json]");
  const folder = userFolder(packageFolder);
  const where = file === undefined ? null : whereWas(folder, file, values.root);
  const root = where?.root ?? rootFrom(folder, values.root);
  const read = await readHistory(root, { path: where?.path });
  if (!read.ok) return refused(root, read.refusal);
  const { entries, damaged } = read;
  if (damaged > 0)
    process.stderr.write(`tapedeck: ${formatQuantity(damaged, "line")} of the journal cannot be read.\n`);
  if (values.json) return printJson({ root, entries, damaged });
  return print(visibleText(entries.length === 0 ? "Nothing was changed yet.\n" : entries.map(lineOf).join("")));
}

export const undo = (args: readonly string[]) => turn("undo", args);
export const redo = (args: readonly string[]) => turn("redo", args);

/** Undoes or redoes the latest changes (a number), or one (its id). */
async function turn(way: "undo" | "redo", args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [given = "1"] = positionals;
  if (positionals.length > 1 || !/^([1-9]\d{0,5}|\d+-[0-9a-f]+)$/.test(given)) {
    throw new Failure(`usage: tapedeck ${way} [NUMBER | CHANGE] [--root DIR] [--json]; see tapedeck history.`);
  }
  const root = rootFrom(userFolder(packageFolder), values.root);
  const target = given.includes("-") ? given : Number(given);
  const turned = await (way === "undo" ? undoChanges : redoChanges)(root, target);
  if (!turned.ok) return refused(root, turned.refusal);
  const { entries, stopped } = turned;
  if (values.json) printJson({ root, entries, stopped });
  else print(visibleText(entries.map(lineOf).join("")));
  return stopped ? refused(root, stopped) : 0;
}

/** Files of a change that are listed; `--json` has all of them. */
const MOST = 10;

function lineOf({ id, at, who, why, note, of, state, changes, reason }: Entry): string {
  const what = [why, of && `of ${of}`, note && `(${note})`, state === "done" ? null : `[${state}]`, reason];
  const files = changes.slice(0, MOST).map(({ path, before, after }) => {
    const mark = before === null ? "+" : after === null ? "-" : "~";
    return `    ${mark} ${path}\n`;
  });
  const more = changes.length > MOST ? `    and ${formatCount(changes.length - MOST)} more\n` : "";
  return `${id}  ${at.replace(/\.\d+Z$/, "Z")}  ${who}  ${what.filter(Boolean).join(" ")}\n${files.join("")}${more}`;
}
