import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openRecording, type Recording } from "../recording";
import { allKeysOf, keyStatusOf } from "./key";

const corpus = process.env.TAPEDECK_CORPUS;
const root = corpus ? join(corpus, "ogx") : "";
const reference = join(import.meta.dirname, "../../../bench/verify/recorder_reference.py");
const hasPython = spawnSync("python3", ["--version"]).status === 0;

const verdictsSchema = z.array(z.object({ path: z.string(), matches: z.array(z.string()), verdict: z.string() }));

describe.skipIf(!corpus)("request keys of the corpus (needs TAPEDECK_CORPUS)", () => {
  it("are explained in the numbers that bench/verify/recorder_reference.py counts", () => {
    const counts: Record<string, number> = {};
    for (const recording of recordings()) {
      const verdict = verdictOf(recording);
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    }
    expect(counts).toEqual({
      "current V8": 1335,
      "current file-processor": 2,
      "current tool": 4,
      mismatch: 14,
      "older V2": 11,
      "older V3b": 10,
      "older V3c": 10,
      "older V6": 208,
      "older V7b": 16,
      "renamed V6": 32,
      "renamed V7b": 4,
      "renamed V8": 12,
    });
  });

  it("of model lists go with the digest in the name", () => {
    const lists = recordings().map((recording) => keyStatusOf(recording).digest);
    expect(lists.filter((digest) => digest !== null).map((digest) => digest.matches)).toEqual(
      Array.from({ length: 126 }, () => "sha-256"),
    );
  });

  it.skipIf(!hasPython)("are matched by the same rules as in Python, file by file (needs python3)", () => {
    const output = execFileSync("python3", ["-B", reference, "verdicts", root], { encoding: "utf8", maxBuffer: 1e9 });
    const verdicts = verdictsSchema.parse(
      output
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
    const ours = recordings().map((recording) => ({
      path: recording.path,
      matches: allKeysOf(recording)
        .flatMap(({ version, matches }) => (matches ? [version as string] : []))
        .sort(),
      verdict: verdictOf(recording),
    }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    const theirs = verdicts.map((row) => ({ ...row, matches: row.matches.toSorted() }));
    expect(ours.toSorted(byPath)).toEqual(theirs.toSorted(byPath));
  });
});

function verdictOf(recording: Recording): string {
  const { status, version } = keyStatusOf(recording);
  return version === null ? status : `${status} ${version}`;
}

let read: Recording[] | null = null;

function recordings(): Recording[] {
  read ??= readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .map((path) => {
      const opened = openRecording(path, readFileSync(join(root, path), "utf8"));
      if (!opened.ok) throw new Error(`${path}: ${opened.problem.message}`);
      return opened.recording;
    });
  return read;
}
