import { visibleText } from "@/lib/format/visible";
import { deleteRecordings } from "@/lib/io/edit-recording";
import { packageFolder } from "../package-folder";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";
import { whereIs } from "./where";

/** Moves recordings to the trash, from where `undo` brings them back. */
export async function rm(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    root: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (positionals.length === 0) throw new Failure("usage: tapedeck rm FILE... [--root DIR] [--json]");
  const folder = userFolder(packageFolder);
  const byRoot = new Map<string, Set<string>>();
  for (const file of positionals) {
    const { root, path } = whereIs(folder, file, values.root);
    byRoot.set(root, (byRoot.get(root) ?? new Set()).add(path));
  }
  const removed: { root: string; paths: string[]; changes: string[] }[] = [];
  for (const [root, names] of byRoot) {
    const paths = [...names];
    const done = await deleteRecordings(
      root,
      paths.map((path) => ({ path, expectedHash: null })),
    );
    if (!done.ok) return refused(root, done.refusal);
    removed.push({ root, paths, changes: done.entries.flatMap((entry) => entry?.id ?? []) });
  }
  if (values.json) return printJson({ removed });
  const lines = removed.flatMap(({ paths, changes }) => [
    ...paths.map((path) => `removed ${path}`),
    ...changes.map((id) => `undo with: tapedeck undo ${id}`),
  ]);
  return print(visibleText(`${lines.join("\n")}\n`));
}
