import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { reviewOf } from "../review";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { parseRawDiff } from "./raw-diff";

const key = (letter: string) => `${letter.repeat(64)}.json`;

/** A repository with one committed recording. */
function repository(path = `s/recordings/${key("a")}`) {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  git("init", "--quiet", "--initial-branch", "main");
  writeIn(folder, path, recordingText("When?", "At noon."));
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  return { folder, git, path };
}

async function review(folder: string, base: string | null = null, head: string | null = null) {
  const reviewed = await reviewOf(folder, { base, head }, defaultDiffConfig);
  if (!reviewed.ok) return reviewed.refusal.problem.message;
  return reviewed.report.files.map(({ path, change, class: name }) => `${change} ${name} ${path}`);
}

describe("reviewOf", () => {
  it("says of a shallow clone without the default branch that it cannot tell, and of one without a fork point", async () => {
    const { folder, git, path } = repository();
    git("checkout", "--quiet", "-b", "topic");
    writeIn(folder, path, recordingText("When?", "At dusk."));
    git("commit", "--quiet", "--all", "-m", "second");
    git("checkout", "--quiet", "main");
    git("commit", "--quiet", "--allow-empty", "-m", "third");
    const clone = (name: string, ...args: string[]) => {
      git("clone", "--quiet", "--depth", "1", "--branch", "topic", ...args, `file://${folder}`, name);
      return join(folder, name);
    };
    const lone = clone("lone.clone");
    expect(await review(lone)).toContain("holds no default branch");
    expect(await review(lone, "HEAD")).toEqual([]);
    const both = clone("both.clone", "--no-single-branch");
    expect(await review(both)).toContain("have no commit in common");
    expect(await review(both, "main", "HEAD")).toContain("git knows no commit");
    expect(await review(both, "origin/main", "HEAD")).toEqual([`modified text ${path}`]);
  });

  it("compares the work tree with where the branch left the default one: staged, unstaged and untracked", async () => {
    const { folder, git, path } = repository();
    git("checkout", "--quiet", "-b", "topic");
    writeIn(folder, `s/recordings/${key("b")}`, recordingText("Committed?", "Yes.", "t::b"));
    git("add", ".");
    git("commit", "--quiet", "-m", "second");
    writeIn(folder, `s/recordings/${key("c")}`, recordingText("Staged?", "Yes.", "t::c"));
    git("add", ".");
    writeIn(folder, `s/recordings/${key("d")}`, recordingText("Untracked?", "Yes.", "t::d"));
    writeIn(folder, path, recordingText("When?", "At dusk."));
    expect(await review(folder)).toEqual([
      `modified text ${path}`,
      ...["b", "c", "d"].map((letter) => `added key s/recordings/${key(letter)}`),
    ]);
  });

  it("knows ranges, tags and single commits", async () => {
    const { folder, git, path } = repository();
    git("tag", "v1");
    writeIn(folder, path, recordingText("When?", "At dusk."));
    git("commit", "--quiet", "-am", "second");
    const text = [`modified text ${path}`];
    expect(await review(folder, "v1", "main")).toEqual(text);
    expect(await review(folder, "v1..main")).toEqual(text);
    expect(await review(folder, "v1...main")).toEqual(text);
    expect(await review(folder, "HEAD~1")).toEqual(text);
    expect(await review(folder, "main")).toEqual([]);
    expect(await review(folder, "main", "v1")).toEqual(text);
  });

  it("takes names that look like options, or like commands, for names", async () => {
    const { folder } = repository();
    for (const name of ["--output=/tmp/x", "-h", "main;true", "$(true)", "", " "]) {
      expect(await review(folder, name)).toContain("git knows no commit");
    }
  });

  it("handles names with spaces, quotes and line feeds, and looks below the root only", async () => {
    const odd = 's/recordings/a "b"\n\tc’s.json';
    const { folder, git } = repository(odd);
    writeIn(folder, "other/recordings/x.json", recordingText("Elsewhere?", "Yes."));
    writeIn(folder, odd, recordingText("When?", "At dusk."));
    git("add", "--intent-to-add", ".");
    expect(await review(join(folder, "s"))).toEqual([`modified text ${odd.slice(2)}`]);
  });

  it("sees a renamed file as re-keyed, and other JSON not at all", async () => {
    const { folder, path } = repository();
    renameSync(join(folder, path), join(folder, `s/recordings/${key("e")}`));
    writeIn(folder, "package.json", "{}");
    expect(await review(folder)).toEqual([`rekeyed key s/recordings/${key("e")}`]);
  });

  it("says which files are in conflict, broken or gone", async () => {
    const { folder, git, path } = repository();
    git("checkout", "--quiet", "-b", "theirs");
    writeIn(folder, path, recordingText("When?", "At dusk."));
    git("commit", "--quiet", "-am", "theirs");
    git("checkout", "--quiet", "main");
    writeIn(folder, path, recordingText("When?", "At dawn."));
    git("commit", "--quiet", "-am", "ours");
    try {
      git("merge", "--quiet", "theirs");
    } catch {
      // The conflict is what is wanted.
    }
    const reviewed = await reviewOf(folder, { base: null, head: null }, defaultDiffConfig);
    expect(reviewed).toMatchObject({
      ok: true,
      report: { files: [{ path, class: "error", problem: "the merge conflict in it is not resolved" }] },
    });
    git("merge", "--abort");
    rmSync(join(folder, path));
    expect(await review(folder)).toEqual([`deleted key ${path}`]);
  });

  it("says plainly why there is nothing to compare", async () => {
    expect(await review(temporaryFolder())).toContain("no git repository");
    const unborn = temporaryFolder();
    execFileSync("git", ["init", "--quiet"], { cwd: unborn });
    expect(await review(unborn)).toBe("nothing was committed yet");
    const { folder, git } = repository();
    const bare = join(temporaryFolder(), "bare.git");
    git("clone", "--quiet", "--bare", folder, bare);
    expect(await review(bare)).toBe("a bare repository has no work tree");
    expect(await review(bare, "main", "main")).toEqual([]);
    git("checkout", "--quiet", "--orphan", "apart");
    git("commit", "--quiet", "-m", "apart");
    expect(await review(folder, "main...apart")).toContain("no commit in common");
  });
});

it("reads raw diffs, and leaves links and submodules out", () => {
  const ids = ["1".repeat(40), "2".repeat(40), "0".repeat(40)];
  const printed = [
    `:100644 100644 ${ids[0]} ${ids[1]} M`,
    "a.json",
    `:000000 100644 ${ids[2]} ${ids[2]} A`,
    "b\n.json",
    `:100644 120000 ${ids[0]} ${ids[1]} T`,
    "c.json",
    `:100644 000000 ${ids[0]} ${ids[2]} D`,
    "d.json",
    "",
  ].join("\0");
  expect(
    parseRawDiff(printed).map(({ path, before, after }) => [path, before?.[0] ?? null, after?.[0] ?? null]),
  ).toEqual([
    ["a.json", "1", "2"],
    ["b\n.json", null, "w"],
    ["c.json", "1", null],
    ["d.json", "1", null],
  ]);
});
