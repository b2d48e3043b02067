import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { KeyChoice } from "@/lib/change/preview";
import type { Edit } from "@/lib/edit";
import { visibleText } from "@/lib/format/visible";
import { editRecording, previewEdit } from "@/lib/io/edit-recording";
import { decodeText, readTextFile } from "@/lib/io/read";
import { parseJson } from "@/lib/json/parse";
import { packageFolder } from "../package-folder";
import { formatPreview, unifiedDiff } from "./edit-text";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";
import { whereIs } from "./where";

const USAGE = `usage: tapedeck edit FILE [--text-file F] [--reasoning-file F] [--tool-call N --arguments-file F]
         [--set POINTER=JSON]... [--rename | --copy] [--root DIR] [--dry-run] [--json]`;

/** Changes what a recording says, and nothing else in its file. */
export async function edit(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    "text-file": { type: "string" },
    "reasoning-file": { type: "string" },
    "tool-call": { type: "string" },
    "arguments-file": { type: "string" },
    set: { type: "string", multiple: true, default: [] },
    rename: { type: "boolean", default: false },
    copy: { type: "boolean", default: false },
    root: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || (values.rename && values.copy)) throw new Failure(USAGE);
  const folder = userFolder(packageFolder);
  const edits: Edit[] = [
    ...textEdit("text", folder, values["text-file"]),
    ...textEdit("reasoning", folder, values["reasoning-file"]),
    ...callEdit(folder, values["tool-call"], values["arguments-file"]),
    ...values.set.map(setEdit),
  ];
  if (edits.length === 0) throw new Failure(`nothing to change was given. ${USAGE}`);

  const { root, path } = whereIs(folder, file, values.root);
  const previewed = await previewEdit(root, { path, edits });
  if (!previewed.ok) return refused(file, previewed.refusal);
  const { preview } = previewed;
  const choice: KeyChoice = values.rename ? "rename" : values.copy ? "copy" : "keep";
  const isDry = values["dry-run"];
  const done = isDry ? null : await editRecording(root, { path, expectedHash: preview.hash, edits, choice });
  if (done && !done.ok) return refused(file, done.refusal);

  const newPath = preview.key.newPath ?? path;
  const target = choice === "keep" ? path : newPath;
  if (!values.json) {
    const diff = isDry ? unifiedDiff(preview) : "";
    return print(visibleText(diff + formatPreview(preview, choice, done?.entry?.id ?? null)));
  }
  const { hash, changedLines, key, meaning, warnings, before, after } = preview;
  return printJson({
    root,
    path: done?.path ?? target,
    from: path,
    dryRun: isDry,
    changed: before !== after,
    change: done?.entry?.id ?? null,
    hash,
    changedLines,
    key,
    meaning,
    warnings,
    diff: isDry ? unifiedDiff(preview) : null,
  });
}

function textEdit(kind: "text" | "reasoning", folder: string, file: string | undefined): Edit[] {
  return file === undefined ? [] : [{ type: "text", message: 0, kind, text: contentOf(folder, file) }];
}

function callEdit(folder: string, number: string | undefined, file: string | undefined): Edit[] {
  if (number === undefined && file === undefined) return [];
  if (number === undefined || file === undefined) throw new Failure("--tool-call and --arguments-file go together.");
  if (!/^\d{1,6}$/.test(number)) throw new Failure(`--tool-call takes a number from 0, not "${number}".`);
  return [{ type: "tool-call", message: 0, call: Number(number), arguments: contentOf(folder, file) }];
}

/** A pointer may hold `=`, so the first one behind which JSON stands divides the two. */
function setEdit(given: string): Edit {
  for (let at = given.indexOf("="); at !== -1; at = given.indexOf("=", at + 1)) {
    const json = given.slice(at + 1);
    if (parseJson(json).ok) return { type: "set", pointer: given.slice(0, at), json };
  }
  throw new Failure(
    `--set takes POINTER=JSON, and strings in double quotes: --set '/response/status=200'; not ${given}`,
  );
}

/** A file's text as it is, with its final line feed if it has one. */
function contentOf(folder: string, file: string): string {
  const read = file === "-" ? decodeText(readFileSync(0)) : readTextFile(resolve(folder, file));
  if (!read.ok) throw new Failure(`${file}: ${read.problem.message}.`);
  return read.text;
}
