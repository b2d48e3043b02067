import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Refusal } from "@/lib/change/refusal";
import { formatJsonDocument, visibleText } from "@/lib/format/visible";
import { decodeText, readTextFile } from "@/lib/io/read";
import type { Problem } from "@/lib/recording/recording";
import { openRecording, type Recording } from "@/lib/recording/recording";

/** Runs with the words behind its name; gives the exit status. */
export type Command = (args: readonly string[]) => Promise<number> | number;

/** What the user has to mend: printed without a trace, exit status 2. */
export class Failure extends Error {}

export function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

export function printJson(value: unknown): number {
  return print(formatJsonDocument(value));
}

/** Why nothing was changed, in words; exit status 2. */
export function refused(file: string, { path, problem }: Refusal): never {
  throw new Failure(problemText(path ?? file, problem).trimEnd());
}

/** Node's own reading of options; what it refuses is a failure of the user's. */
export function parseOptions<T extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure(`${error.message.split(". ")[0]}. See tapedeck --help.`);
  }
}

/** The words of a command that takes one FILE and `--json`. */
export function parseFileCommand(name: string, args: readonly string[]): { file: string; json: boolean } {
  const { values, positionals } = parseOptions(args, { json: { type: "boolean", default: false } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Failure(`usage: tapedeck ${name} FILE [--json]`);
  return { file, json: values.json };
}

/** Where the user stood when asking: npm runs scripts in the package's own folder. */
export function userFolder(packageFolder: string): string {
  const { INIT_CWD } = process.env;
  return INIT_CWD && process.cwd() === packageFolder ? INIT_CWD : process.cwd();
}

/** Opens the recording that a user named (`-` is standard input). */
export function openFile(file: string, folder: string): Recording {
  const read = file === "-" ? decodeText(readFileSync(0)) : readTextFile(resolve(folder, file));
  if (!read.ok) throw new Failure(problemText(file, read.problem));
  const path = file === "-" ? file : pathFrom(folder, file);
  const opened = openRecording(path, read.text);
  if (!opened.ok) throw new Failure(problemText(file, opened.problem));
  return opened.recording;
}

/** Relative to the user's folder where the file lies below it, with `/`. */
function pathFrom(folder: string, file: string): string {
  const path = relative(folder, resolve(folder, file));
  return (path.startsWith("..") ? resolve(folder, file) : path).split(sep).join("/");
}

/** What is wrong with a file, and where, on one line. */
export function problemText(file: string, { message, line, column, hint }: Problem): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  return visibleText(`${place}: ${message}. ${hint}`).replaceAll("\n", " ");
}

const MOST_COLUMNS = 100;

/** As wide as the terminal is, but no wider than what reads well. */
export function columns(): number {
  return Math.min(process.stdout.columns ?? 80, MOST_COLUMNS);
}
