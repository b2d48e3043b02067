import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseGitStatus, readGitMarks } from "./git-status";
import { temporaryFolder, writeIn } from "./testing";

describe("readGitMarks", () => {
  it("marks files below the folder by paths relative to it", async () => {
    const repository = temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@tide.test", ...args], { cwd: repository });
    git("init", "-q");
    for (const name of ["same", "changed", "removed"]) writeIn(repository, `rec/${name}.json`, "{}\n");
    writeIn(repository, "outside.json", "{}\n");
    git("add", ".");
    git("commit", "-qm", "begin");
    writeIn(repository, "rec/changed.json", "[]\n");
    writeIn(repository, "rec/sub dir/new ü.json", "{}\n");
    writeIn(repository, "rec/staged.json", "{}\n");
    writeIn(repository, "outside.json", "[]\n");
    git("add", "rec/staged.json");
    rmSync(join(repository, "rec/removed.json"));
    const marks = await readGitMarks(join(repository, "rec"));
    expect(Object.fromEntries(marks ?? [])).toEqual({
      "changed.json": "modified",
      "removed.json": "modified",
      "staged.json": "added",
      "sub dir/new ü.json": "untracked",
    });
  });

  it("is null outside a work tree, and where there is no such folder", async () => {
    const folder = temporaryFolder();
    expect(await readGitMarks(folder)).toBeNull();
    expect(await readGitMarks(join(folder, "nowhere"))).toBeNull();
  });

  it("starts no program that the repository's configuration names", async () => {
    const repository = temporaryFolder();
    execFileSync("git", ["init", "-q"], { cwd: repository });
    const proof = join(repository, "started");
    execFileSync("git", ["config", "core.fsmonitor", `touch ${proof}; false`], { cwd: repository });
    writeIn(repository, "a.json", "{}");
    expect(await readGitMarks(repository)).toEqual(new Map([["a.json", "untracked"]]));
  });
});

describe("parseGitStatus", () => {
  it("knows conflicts", () => {
    const zeros = "0".repeat(40);
    const conflict = `u UU N... 100644 100644 100644 100644 ${zeros} ${zeros} ${zeros} rec/a b.json\0`;
    expect([...parseGitStatus(conflict, "rec/")]).toEqual([["a b.json", "conflicted"]]);
  });
});
