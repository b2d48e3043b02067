import { realpathSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { styleText } from "node:util";
import { visibleText } from "@/lib/format/visible";
import { filesToCheck, finishCheck } from "@/lib/io/check";
import type { CheckSetup } from "@/lib/io/check/setup";
import { checkFiles } from "@/lib/io/check/threads";
import { readConfig } from "@/lib/io/config";
import { readTextFile } from "@/lib/io/read";
import { repositoryOf } from "@/lib/io/repository";
import { allRules } from "@/lib/lint";
import type { Level } from "@/lib/lint/finding";
import { formatGithub } from "@/lib/lint/formats/github";
import { formatJson } from "@/lib/lint/formats/json";
import { formatSarif } from "@/lib/lint/formats/sarif";
import { formatText } from "@/lib/lint/formats/text";
import type { CheckReport } from "@/lib/lint/report";
import { testIdsOf } from "@/lib/lint/test-list";
import { VERSION } from "../help";
import { packageFolder } from "../package-folder";
import { threadProgram } from "../threads/program";
import { type FixesDone, fixesIn, fixFindings } from "./check-fix";
import { onCollisionFrom } from "./collisions";
import { progressOn } from "./progress";
import { Failure, parseOptions, print, userFolder } from "./support";

/** Checks all recordings of a folder; status 1 where a finding is an error. */
export async function check(args: readonly string[]): Promise<number> {
  const { fixes, rest } = fixesIn(args);
  const { values, positionals } = parseOptions(rest, {
    "dry-run": { type: "boolean", default: false },
    "on-collision": { type: "string" },
    json: { type: "boolean", default: false },
    format: { type: "string" },
    tests: { type: "string" },
    output: { type: "string", short: "o" },
    threads: { type: "string" },
  });
  if (positionals.length > 1) throw new Failure("one folder at a time. See tapedeck --help.");
  const folder = userFolder(packageFolder);
  const format = formatOf(values.format ?? (values.json ? "json" : "text"));
  const root = existingFolder(folder, positionals[0]);
  const read = readConfig(root);
  if (!read.ok) throw new Failure(read.message);
  const tests = values.tests === undefined ? null : testsIn(resolve(folder, values.tests), values.tests);
  const repository = repositoryOf(root);
  const setup = { root, config: read.config.check, repository, tests };
  const program = values.threads === "1" ? null : threadProgram("check");
  const run = () => reportOn(setup, program);
  if (values["dry-run"] && fixes.length === 0) throw new Failure("--dry-run goes with --fix.");
  if (values["on-collision"] !== undefined && fixes.length === 0) throw new Failure("--on-collision goes with --fix.");
  const manner = { root, dryRun: values["dry-run"], policy: onCollisionFrom(values["on-collision"]) };
  const fixed = fixes.length === 0 ? null : await fixFindings(run, fixes, manner);
  const report = fixed?.report ?? (await run());
  if (fixed && !values.json && format === FORMATS.text) print(visibleText(fixed.text));
  const text = format(report, repository?.prefix ?? "", values.output === undefined, fixed?.done);
  if (values.output === undefined) print(text);
  else write(resolve(folder, values.output), text);
  return report.summary.errors > 0 ? 1 : 0;
}

async function reportOn(setup: CheckSetup, program: URL | null): Promise<CheckReport> {
  const files = filesToCheck(setup.root);
  const progress = progressOn(process.stderr, "checking", files.length);
  const checked = await checkFiles(setup, files, program, progress.show);
  progress.clear();
  return finishCheck(setup.root, checked, setup.config);
}

type Format = (report: CheckReport, prefix: string, onScreen: boolean, fixes?: FixesDone) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  text: (report, _, onScreen) => formatText(report, onScreen && isColourful(process.stdout) ? paint : plain),
  json: (report, _prefix, _onScreen, fixes) => formatJson(report, fixes),
  sarif: (report, prefix) => formatSarif(report, allRules, VERSION, prefix),
  github: (report, prefix) => formatGithub(report, prefix),
};

function formatOf(name: string): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format) throw new Failure(`--format takes ${Object.keys(FORMATS).join(", ")}, not "${name}".`);
  return format;
}

/** The folder that a user named, absolute and with its links resolved. */
export function existingFolder(folder: string, given = "."): string {
  const root = resolve(folder, given);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (!stat) throw new Failure(`there is no folder ${given}.`);
  if (!stat.isDirectory()) throw new Failure(`${given} is a file, not a folder.`);
  return realpathSync(root);
}

function testsIn(file: string, given: string): Set<string> {
  const read = readTextFile(file);
  if (!read.ok) throw new Failure(`${given}: ${read.problem.message}.`);
  const tests = testIdsOf(read.text);
  if (tests.size === 0) throw new Failure(`${given} holds no test id; write it with pytest --collect-only -q.`);
  return tests;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new Failure(`${file} could not be written (${error.code}).`);
  }
}

const COLOURS = { error: "red", warning: "yellow", info: "blue" } as const;
const paint = (level: Level, text: string) => styleText(COLOURS[level], text);
const plain = (_: Level, text: string) => text;

function isColourful(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}
