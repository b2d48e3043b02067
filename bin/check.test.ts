import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inferenceOf } from "@/lib/dialects/testing";
import { requestKeyOf } from "@/lib/recording/key";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-check-cli-")));
const bundle = join(folder, "dist/tapedeck.mjs");
const failed = { body: null, is_streaming: false, is_exception: true, exception_message: "no" };
const sampleOf = (seed: number) =>
  inferenceOf("/v1/chat/completions", { model: "m", messages: [{ role: "user", content: "Tide?" }], seed }, failed);
const sample = sampleOf(1);
const key = requestKeyOf(sample) ?? "";

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
  write(`good/recordings/${key}.json`, sample.doc.text);
  write("bad/cut.json", "{\n  nil}");
  for (let i = 0; i < 200; i++) write(`many/${i}.json`, i === 77 ? "[" : sampleOf(i).doc.text);
  write("typo/tapedeck.config.json", '{\n  "check": { "off": ["secrets"] }\n}');
  write("tests.txt", "suite/test_other.py::test_it\n\n1 test collected\n");
  write("empty.txt", "no tests collected\n");
  write("request.json", JSON.stringify({ model: "m", messages: [{ role: "user", content: "Tide?" }], seed: 2 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function tapedeck(args: string[], input = "") {
  const { INIT_CWD: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env,
    maxBuffer: 1 << 24,
  });
  return { status, stdout, stderr };
}

describe("tapedeck check", () => {
  it("ends with 0 where nothing is an error, with 1 where something is", () => {
    expect(tapedeck(["check", "good"])).toMatchObject({ status: 0, stderr: "" });
    const bad = tapedeck(["check", "bad"]);
    expect(bad).toMatchObject({ status: 1, stderr: "" });
    expect(bad.stdout).toMatch(/^cut\.json\n {2}2:3 +error +The file is not JSON: .* unreadable\n/);
  });

  it("prints one JSON document with the promised members", () => {
    const { stdout, stderr } = tapedeck(["check", "good", "--json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      root: join(folder, "good"),
      summary: { files: 1, roundTrip: 1, key: { current: 1, older: 0, renamed: 0, mismatch: 0, none: 0 }, errors: 0 },
      recordings: [
        {
          path: `recordings/${key}.json`,
          kind: "inference",
          roundTrip: true,
          key: { status: "current", expected: key },
        },
      ],
    });
  });

  it("says the same in several threads as in one", () => {
    const threads = tapedeck(["check", "many", "--json"]);
    expect(threads).toEqual(tapedeck(["check", "many", "--json", "--threads", "1"]));
    expect(threads.status).toBe(1);
    expect(JSON.parse(threads.stdout).summary).toMatchObject({ files: 200, errors: 1 });
  });

  it("compares with a list of tests", () => {
    const { stdout } = tapedeck(["check", "good", "--tests", "tests.txt", "--json"]);
    expect(JSON.parse(stdout).recordings[0].findings).toMatchObject([{ rule: "missing-test", pointer: "/test_id" }]);
  });

  it("writes SARIF to a file and annotations to the screen", () => {
    expect(tapedeck(["check", "bad", "--format", "sarif", "--output", "out.sarif"])).toMatchObject({
      status: 1,
      stdout: "",
    });
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"))).toMatchObject({
      version: "2.1.0",
      runs: [{ results: [{ ruleId: "unreadable" }] }],
    });
    expect(tapedeck(["check", "bad", "--format", "github"]).stdout).toMatch(
      /^::error file=cut\.json,line=2,col=3,title=unreadable::/,
    );
  });
});

describe("tapedeck explain", () => {
  it("finds a recording by its key", () => {
    expect(JSON.parse(tapedeck(["explain", "good", "--key", key.slice(0, 10), "--json"]).stdout)).toMatchObject({
      found: [`recordings/${key}.json`],
    });
  });

  it("names the field that moved, for a request from standard input too", () => {
    const { status, stdout, stderr } = tapedeck(["explain", "good", "--request", "request.json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("differs only in `seed`: 1 → 2");
    expect(
      tapedeck(["explain", "good", "--request", "-"], readFileSync(join(folder, "request.json"), "utf8")).stdout,
    ).toBe(stdout);
  });

  it("reads a log", () => {
    const log = `Recording not found for request hash: ${key}`;
    expect(tapedeck(["explain", "good", "--log", "-"], log).stdout).toContain(
      `found: replay reads\n  recordings/${key}.json`,
    );
  });
});

describe("mistakes", () => {
  it.each([
    [["check", "nowhere"], /there is no folder nowhere/],
    [["check", "request.json"], /request\.json is a file/],
    [["check", "good", "bad"], /one folder at a time/],
    [["check", "good", "--format", "xml"], /--format takes text, json, sarif, github, not "xml"/],
    [["check", "typo"], /tapedeck\.config\.json:2:22: there is no rule `secrets`; did you mean `secret`\?/],
    [["check", "good", "--tests", "empty.txt"], /empty\.txt holds no test id/],
    [["check", "good", "--tests", "nowhere.txt"], /nowhere\.txt: the file is not there/],
    [["check", "good", "--output", "nowhere/out.json"], /could not be written \(ENOENT\)/],
    [["explain", "good"], /usage: tapedeck explain/],
    [["explain", "good", "--key", "abc"], /at least 8 digits/],
    [["explain", "good", "--key", "pier"], /"pier" is no key/],
    [["explain", "good", "--log", "tests.txt"], /The log holds no request hash/],
    [["explain", "good", "--request", "bad/cut.json"], /not JSON: .*line 2, column 3/],
  ])("%j ends with status 2 and a reason", (args, reason) => {
    const { status, stdout, stderr } = tapedeck(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
