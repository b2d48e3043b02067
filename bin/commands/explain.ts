import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatExplanation } from "@/lib/explain/explain-text";
import { clueOf, clueOfKey } from "@/lib/explain/read-clue";
import { explainBelow } from "@/lib/io/explain";
import { decodeText, readTextFile } from "@/lib/io/read";
import { packageFolder } from "../package-folder";
import { existingFolder } from "./check";
import { Failure, parseOptions, print, printJson, userFolder } from "./support";

const USAGE = "usage: tapedeck explain [DIR] (--request FILE | --key HASH | --log FILE) [--full] [--json]";

/** Says which recording a request was meant to be. */
export function explain(args: readonly string[]): number {
  const { values, positionals } = parseOptions(args, {
    request: { type: "string" },
    key: { type: "string" },
    log: { type: "string" },
    full: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const given = [values.request, values.key, values.log].filter((value) => value !== undefined);
  if (given.length !== 1 || positionals.length > 1) throw new Failure(USAGE);
  const folder = userFolder(packageFolder);
  const root = existingFolder(folder, positionals[0]);
  const read = values.key === undefined ? clueOf(textOf(folder, given[0] ?? "")) : clueOfKey(digitsOf(values.key));
  if (!read.ok) throw new Failure(`${read.message} ${read.hint}`.replaceAll("\n", " "));
  const explanation = explainBelow(root, read.clue);
  if (values.json) return printJson({ root, ...explanation });
  return print(formatExplanation(explanation, values.full));
}

function textOf(folder: string, file: string): string {
  const read = file === "-" ? decodeText(readFileSync(0)) : readTextFile(resolve(folder, file));
  if (!read.ok) throw new Failure(`${file}: ${read.problem.message}.`);
  return read.text;
}

/** A key as people copy it: with the file's ending, or a model list's prefix. */
function digitsOf(key: string): string {
  const digits = /^(?:models-)?([0-9a-f]+)(?:-[0-9a-f]{8})?(?:\.json)?$/i.exec(key.trim())?.[1];
  if (digits === undefined) throw new Failure(`"${key}" is no key: a key has 64 hexadecimal digits.`);
  return digits.toLowerCase();
}
