import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { allKeysOf, keyStatusOf } from "../../lib/recording/key";
import { openRecording } from "../../lib/recording/recording";
import { runPython } from "./oracle";

const rowSchema = z.object({ path: z.string(), matches: z.array(z.string()), verdict: z.string() });

/** Compares the verdict and the matching versions of every recording below `root`. Gives the differences, in words. */
export function compareVerdicts(root: string): { count: number; differences: string[] } {
  const rows = runPython(["recorder_reference.py", "verdicts", root]).map((line) => rowSchema.parse(JSON.parse(line)));
  const differences = rows.flatMap((row) => {
    const opened = openRecording(row.path, readFileSync(join(root, row.path), "utf8"));
    if (!opened.ok) return [`${row.path}: ${opened.problem.message}`];
    const { status, version } = keyStatusOf(opened.recording);
    const verdict = version === null ? status : `${status} ${version}`;
    const matches = allKeysOf(opened.recording).flatMap((made) => (made.matches ? [made.version] : []));
    const ours = `${verdict} [${matches.toSorted().join()}]`;
    const theirs = `${row.verdict} [${row.matches.toSorted().join()}]`;
    return ours === theirs ? [] : [`${row.path}: Python says ${theirs}, Tapedeck says ${ours}`];
  });
  return { count: rows.length, differences };
}
