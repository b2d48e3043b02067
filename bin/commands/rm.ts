import { amountOf, lossOf, moreLossesOf } from "@/lib/change/deletion";
import { visibleText } from "@/lib/format/visible";
import { deletionBelow } from "@/lib/io/deletion";
import { deleteRecordings } from "@/lib/io/edit-recording";
import { packageFolder } from "../package-folder";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";
import { whereIs } from "./where";

type Removed = { root: string; paths: string[]; changes: string[] } & ReturnType<typeof deletionBelow>;

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
  const removed: Removed[] = [];
  for (const [root, names] of byRoot) {
    const paths = [...names];
    const deletion = deletionBelow(root, paths);
    const done = await deleteRecordings(
      root,
      paths.map((path) => ({ path, expectedHash: null })),
    );
    if (!done.ok) return refused(root, done.refusal);
    removed.push({ root, paths, changes: done.entries.flatMap((entry) => entry?.id ?? []), ...deletion });
  }
  if (values.json) return printJson({ removed });
  const lines = removed.flatMap(({ paths, changes, tests, more, ...amount }) => [
    ...paths.map((path) => `removed ${path}`),
    `${amountOf(amount)}`,
    ...tests.map((loss) => `${loss.testId} ${lossOf(loss)}`),
    ...[moreLossesOf(more) ?? []].flat(),
    ...changes.map((id) => `undo with: tapedeck undo ${id}`),
  ]);
  return print(visibleText(`${lines.join("\n")}\n`));
}
