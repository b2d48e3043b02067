import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inferenceOf } from "../dialects/testing";
import { ruleNames } from "../lint";
import { type CheckConfig, checkConfigSchema } from "../lint/config";
import { requestKeyOf } from "../recording/key";
import { checkFile, filesToCheck, finishCheck } from "./check";
import { checkFiles } from "./check/threads";
import { readConfig } from "./config";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-check-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const sample = (body: object = {}) =>
  inferenceOf(
    "/v1/chat/completions",
    { model: "m", messages: [], ...body },
    { body: null, is_streaming: false, is_exception: true, exception_message: "no" },
  );

function check(given: object = {}) {
  const config: CheckConfig = checkConfigSchema.parse(given);
  const facts = { testFileExists: null, tests: null };
  return finishCheck(
    root,
    filesToCheck(root).map((found) => checkFile(root, found, facts, config)),
    config,
  );
}
const rulesOf = (report: ReturnType<typeof check>) =>
  report.recordings.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)]);

describe("a check", () => {
  it("is stopped by no file, whatever is in it", () => {
    write("bin.json", "\u0000\u0001");
    write("cut.json", '{"request": {');
    write("deep.json", `${"[".repeat(100_000)}`);
    write("empty.json", "");
    write("folder.json/in.json", "[]");
    write("note.txt", "no recording");
    symlinkSync(join(root, "nowhere"), join(root, "gone.json"));
    symlinkSync(root, join(root, "loop.json"));
    write("good.json", sample().doc.text);
    const report = check();
    const broken = ["bin", "cut", "deep", "empty", "folder.json/in", "gone", "loop"].map((name) => [
      `${name}.json`,
      ["unreadable"],
    ]);
    expect(rulesOf(report).filter(([path]) => path !== "good.json")).toEqual(broken);
    expect(rulesOf(report)).toContainEqual(["good.json", []]);
    expect(report.summary).toMatchObject({ files: 8, errors: 7 });
  });

  it("gives line and column", () => {
    write("cut.json", '{\n  "request": nil\n}');
    write("found.json", sample({ user: "keeper@harbour-office.org" }).doc.text);
    const places = check().recordings.map(({ findings }) =>
      findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`),
    );
    expect(places).toEqual([["unreadable 2:14"], ["identifier 10:15"]]);
  });

  it("leaves out rules, changes levels, and allows by path", () => {
    write("a/one.json", sample({ user: "keeper@harbour-office.org" }).doc.text);
    write("b/two.json", sample({ user: "keeper@harbour-office.org", seed: 1 }).doc.text);
    expect(check().summary).toMatchObject({ warnings: 2, allowed: 0 });
    expect(check({ off: ["identifier"] }).summary).toMatchObject({ warnings: 0, allowed: 0 });
    expect(check({ level: { identifier: "error" } }).summary).toMatchObject({ errors: 2, warnings: 0 });
    const allowed = check({ allow: [{ rule: "identifier", path: "b/**", reason: "The office's own address." }] });
    expect(rulesOf(allowed)).toEqual([
      ["a/one.json", ["identifier"]],
      ["b/two.json", []],
    ]);
    expect(allowed.summary.allowed).toBe(1);
  });

  it("compares recordings with each other, and places what it finds", () => {
    const live = sample({ temperature: 0.5 });
    write(`r/${requestKeyOf(live)}.json`, live.doc.text);
    write(`r/${"0".repeat(64)}.json`, sample({ temperature: 0.25 }).doc.text);
    const [stale] = check().recordings;
    expect(stale?.findings.map(({ rule }) => rule)).toEqual(["key-mismatch", "superseded-twin"]);
    expect(stale?.findings[1]).toMatchObject({ pointer: "/request/body/temperature", line: 10, column: 22 });
  });

  it("says the same in one thread without a program to start others with", async () => {
    for (let i = 0; i < 160; i++) write(`${i}.json`, i % 2 === 0 ? "{" : sample({ seed: i }).doc.text);
    const config = checkConfigSchema.parse({});
    const setup = { root, config, repository: null, tests: null };
    const files = filesToCheck(root);
    const seen: number[] = [];
    const missing = new URL("no-such-program.mjs", import.meta.url);
    const threaded = await checkFiles(setup, files, missing, (done) => seen.push(done));
    expect(finishCheck(root, threaded, config)).toEqual(check());
    expect(seen.at(-1)).toBe(160);
  });
});

describe("the configuration", () => {
  const configured = (text: string) => {
    write("tapedeck.config.json", text);
    return readConfig(root);
  };
  it("is no recording", () => {
    configured("{}");
    expect(check().summary.files).toBe(0);
  });
  it("may be absent", () => {
    expect(readConfig(root)).toMatchObject({ ok: true, config: { check: { off: [], level: {}, allow: [] } } });
  });
  it("is read", () => {
    expect(configured('{"check": {"level": {"secret": "warning"}}}')).toMatchObject({
      ok: true,
      config: { check: { level: { secret: "warning" } } },
    });
  });
  it.each([
    [
      '{"diff": {\n  "noise": ["reasoning",\n    "-usages"]}}',
      "tapedeck.config.json:3:5: `diff.noise.1`: no noise is called `usages`; did you mean `-usage`?",
    ],
    [
      '{\n  "check": {\n    "off": ["secrets"]\n  }\n}',
      "tapedeck.config.json:3:13: there is no rule `secrets`; did you mean `secret`?",
    ],
    ['{\n  "check": { "level": { "secret": "fatal" } }\n}', /^tapedeck\.config\.json:2:\d+: `check\.level\.secret`: /],
    ['{\n  "chekc": {}\n}', /^tapedeck\.config\.json:2:\d+: `chekc`: /],
    [
      '{"check": {"allow": [{"rule": "secret", "path": "**"}]}}',
      /^tapedeck\.config\.json:1:\d+: `check\.allow\.0\.reason`: /,
    ],
    ["{ check: 1 }", /^tapedeck\.config\.json:1:3: not JSON: /],
  ])("names the place of a mistake in %s", (text, message) => {
    const read = configured(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toMatch(message);
  });
});

it("has a name for each rule", () => expect(new Set(ruleNames).size).toBe(ruleNames.length));
