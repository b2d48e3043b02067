import { realpathSync } from "node:fs";
import { CLASSES, type DiffClass } from "@/lib/diff/semantic/classes";
import { type Config, readConfig } from "@/lib/io/config";
import { reviewOf } from "@/lib/io/review";
import { checkRange } from "@/lib/io/review/findings";
import { findingCounts, type NewFindings } from "@/lib/review/findings";
import { markdownOf } from "@/lib/review/markdown";
import type { DiffReport, FileDiff } from "@/lib/review/report";
import { reportText } from "@/lib/review/text";
import type { RangeNames } from "@/lib/review/view";
import { packageFolder } from "../package-folder";
import { existingFolder } from "./check";
import { type FilePair, filesText, reportOfFiles } from "./diff-files";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";

const USAGE = `usage: tapedeck diff [BASE [HEAD]] [--repo DIR] [--format text|json|markdown]
         [--only CLASS]... [--fail-on CLASS]... [--exit-code]
       tapedeck diff --no-index [--label NAME] [--format text|json|markdown] [--] FILE FILE`;
const FORMATS = ["text", "json", "markdown"];

/** Says what a range of commits changes in the recordings, by meaning; with `--no-index`, how two files differ. */
export async function diff(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    repo: { type: "string" },
    format: { type: "string" },
    json: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    "fail-on": { type: "string", multiple: true, default: [] },
    "exit-code": { type: "boolean", default: false },
    "no-index": { type: "boolean", default: false },
    label: { type: "string" },
  });
  const format = values.format ?? (values.json ? "json" : "text");
  if (positionals.length > 2 || !FORMATS.includes(format)) throw new Failure(USAGE);
  const only = values.only.map(classOf);
  const fatal = values["fail-on"].map(classOf);
  const folder = userFolder(packageFolder);
  const root = values.repo === undefined ? realpathSync(folder) : existingFolder(folder, values.repo);
  const config = readConfig(root);
  if (!config.ok) throw new Failure(config.message);
  const [base = null, head = null] = positionals;
  const asked: Asked = { format, fatal, exitCode: values["exit-code"], config: config.config };
  if (!values["no-index"]) return diffOfRange(root, { base, head }, only, asked);
  if (base === null || head === null) throw new Failure(USAGE);
  return diffOfFiles(folder, { before: base, after: head, label: values.label ?? null }, asked);
}

/** How the answer is printed, and what ends with status 1: files of these classes, or, with `exitCode`, any. */
type Asked = { format: string; fatal: readonly DiffClass[]; exitCode: boolean; config: Config };

function diffOfFiles(folder: string, pair: FilePair, { format, fatal, exitCode, config }: Asked): number {
  const report = reportOfFiles(folder, pair, config.diff);
  if (format === "json") {
    const names = { base: { name: pair.before, id: null }, head: { name: pair.after, id: null } };
    printJson({ ...names, ...report });
  } else print(format === "markdown" ? markdownOf(report, new Map()) : filesText(folder, pair, report));
  const [file] = report.files;
  const isFatal = file !== undefined && fatal.includes(file.class);
  return isFatal || (exitCode && file?.class !== "identical") ? 1 : 0;
}

async function diffOfRange(
  root: string,
  names: RangeNames,
  only: readonly DiffClass[],
  { format, fatal, exitCode, config }: Asked,
): Promise<number> {
  const reviewed = await reviewOf(root, names, config.diff);
  if (!reviewed.ok) return refused(root, reviewed.refusal);
  const { range, report } = reviewed;
  const findings = await checkRange(reviewed, config.check);
  const shown = only.length === 0 ? report : withOnly(report, (file) => only.includes(file.class));
  if (format === "json") {
    const { sentence, summary, counts, files, groups } = shown;
    const told = files.map((file) => ({ ...file, findings: findingsOf(findings, file) }));
    const { error, warning, info } = findingCounts([...findings.values()].flat());
    const levels = { errors: error, warnings: warning, infos: info };
    printJson({ base: range.base, head: range.head, sentence, summary, counts, findings: levels, files: told, groups });
  } else print(format === "markdown" ? markdownOf(shown, findings) : reportText(shown, findings));
  const isFatal = report.files.some((file) => fatal.includes(file.class));
  return isFatal || (exitCode && shown.files.length > 0) ? 1 : 0;
}

/** A file's new findings, as the contract of `check` has them. */
function findingsOf(all: NewFindings, { path }: FileDiff) {
  return (all.get(path) ?? []).map(({ rule, level, pointer, message, line, column }) => ({
    rule,
    level,
    pointer,
    message,
    line,
    column,
  }));
}

function classOf(given: string): DiffClass {
  const found = CLASSES.find((name) => name === given.replaceAll("-", "_"));
  if (!found) throw new Failure(`there is no class "${given}": ${CLASSES.join(", ")}.`);
  return found;
}

/** The sentence and the counts stay those of the whole range. */
function withOnly(report: DiffReport, wanted: (file: FileDiff) => boolean): DiffReport {
  const files = report.files.filter(wanted);
  const paths = new Set(files.map(({ path }) => path));
  return { ...report, files, groups: report.groups.filter((group) => group.paths.some((path) => paths.has(path))) };
}
