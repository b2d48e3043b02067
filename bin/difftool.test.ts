import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordingText } from "../lib/io/testing";

const folder = mkdtempSync(join(tmpdir(), "tapedeck difftool-"));
const bundle = join(folder, "dist/tapedeck.mjs");
const work = join(folder, "work tree");

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: string[], cwd: string) {
  const { INIT_CWD: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env });
  return { status, stdout, stderr };
}

function git(...args: string[]) {
  const who = ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "commit.gpgsign=false"];
  const done = run("git", [...who, ...args], work);
  expect(done).toMatchObject({ status: 0, stderr: "" });
  return done.stdout;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}

const NAMES = [
  "plain",
  "with space",
  "line\nfeed",
  `"both" 'quotes'`,
  "-rf",
  "--output=x",
  "$(touch x)`touch x`",
  "é;x",
];

describe("git difftool", () => {
  it("prints what differs by meaning, whatever the files are called, new and deleted ones included", () => {
    mkdirSync(work);
    git("init", "--quiet");
    for (const name of NAMES) write(`${name}.json`, recordingText("Tide?", "High.", `t::${name}`));
    write("recordings/gone.json", recordingText("Ebb?", "At noon.", "t::gone"));
    write("recordings/broken.json", "{}");
    write("recordings/quiet.json", recordingText("Still?", "Yes.", "t::quiet"));
    git("add", ".");
    git("commit", "--quiet", "-m", "first");
    for (const name of NAMES) write(`${name}.json`, recordingText("Tide?", "Low.", `t::${name}`));
    rmSync(join(work, "recordings/gone.json"));
    write("recordings/broken.json", "{ }");
    write("recordings/quiet.json", `${recordingText("Still?", "Yes.", "t::quiet")} \n`);
    write("recordings/new.json", recordingText("Flood?", "At six.", "t::new"));
    git("add", "--intent-to-add", "recordings/new.json");
    const node = `"${process.execPath}" "${bundle}"`;
    git("config", "difftool.tapedeck.cmd", `${node} diff --no-index --label="$MERGED" -- "$LOCAL" "$REMOTE"`);
    git("config", "difftool.prompt", "false");
    const printed = git("difftool", "--no-renames", "--tool=tapedeck", "--trust-exit-code");

    const changes = printed.match(/^text: .*\n {2}.*\n\n {2}answer\n {4}- High\.\n {4}\+ Low\.$/gm) ?? [];
    expect(changes).toHaveLength(NAMES.length);
    for (const name of NAMES) expect(printed).toContain(`\n  ${name.replace("\n", " ")}.json\n`);
    expect(printed).toMatch(/^deleted: t::gone\n {2}recordings\/gone\.json\n[\s\S]*?- {3}At noon\./m);
    expect(printed).toMatch(/^added: t::new\n {2}recordings\/new\.json\n[\s\S]*?\+ {3}At six\./m);
    expect(printed).toMatch(/^error: recordings\/broken\.json\n/m);
    expect(printed).toMatch(
      /^noise: t::quiet\n {2}recordings\/quiet\.json\n\n {2}Left out as noise: order or layout\.$/m,
    );
    expect(readdirSync(work).filter((name) => name.startsWith("x"))).toEqual([]);
  });
});

describe("tapedeck diff --no-index", () => {
  const tapedeck = (...args: string[]) => run(process.execPath, [bundle, "diff", "--no-index", ...args], folder);

  it("prints the same document as of a range, and ends with what was asked for", () => {
    writeFileSync(join(folder, "a.json"), recordingText("Tide?", "High."));
    writeFileSync(join(folder, "b.json"), recordingText("Tide?", "Low."));
    const { stdout, stderr } = tapedeck("a.json", "b.json", "--json", "--label", "c.json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      base: { name: "a.json" },
      head: { name: "b.json" },
      sentence: "1 recording changed: 1 text.",
      summary: { text: 1 },
      files: [{ path: "c.json", basePath: "c.json", change: "modified", class: "text" }],
    });
    expect(tapedeck("a.json", "b.json", "--fail-on", "text").status).toBe(1);
    expect(tapedeck("a.json", "b.json", "--fail-on", "error").status).toBe(0);
    expect(tapedeck("a.json", "a.json", "--exit-code")).toMatchObject({ status: 0 });
    expect(tapedeck("a.json", "/dev/null", "--exit-code").status).toBe(1);
  });

  it("says what cannot be compared", () => {
    expect(tapedeck("a.json")).toMatchObject({ status: 2, stderr: expect.stringContaining("--no-index") });
    expect(tapedeck("a.json", "none.json")).toMatchObject({ status: 2, stderr: expect.stringContaining("none.json") });
    expect(tapedeck("/dev/null", "/dev/null").status).toBe(2);
  });
});
