import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../package.json";

const folder = mkdtempSync(join(tmpdir(), "tapedeck-cli-"));
const bundle = join(folder, "dist/tapedeck.mjs");
const recording = {
  test_id: "suite/test_a.py::test_a",
  request: {
    method: "POST",
    url: "http://model.test/v1/chat/completions",
    headers: {},
    body: { model: "m1", messages: [{ role: "user", content: "Caf\u00e9 \u001b[31mred" }] },
    endpoint: "/v1/chat/completions",
    model: "m1",
  },
  response: { body: null, is_streaming: false },
};
const text = JSON.stringify(recording);

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
  mkdirSync(join(folder, "suite"));
  writeFileSync(join(folder, "suite/a.json"), text);
  writeFileSync(join(folder, "broken.json"), '{\n  "request": {"url": nil}}');
});
afterAll(() => rmSync(folder, { recursive: true }));

function tapedeck(args: string[], input = "", env: Record<string, string> = {}) {
  const { INIT_CWD: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { ...inherited, ...env },
  });
  return { status, stdout, stderr };
}

describe("tapedeck show", () => {
  it("prints one JSON document and nothing else", () => {
    const { status, stdout, stderr } = tapedeck(["show", "suite/a.json", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      path: "suite/a.json",
      model: "m1",
      messages: [{ role: "user", text: "Caf\u00e9 \u001b[31mred" }],
    });
  });

  it("prints a conversation without escapes of its own or of others where no terminal reads", () => {
    const { status, stdout } = tapedeck(["show", "suite/a.json"]);
    expect(status).toBe(0);
    expect(stdout).toContain("── user ──");
    expect(stdout).toContain("  Café ␛[31mred\n");
    expect(stdout).not.toContain("\u001b");
  });

  it("reads standard input", () => {
    const { status, stdout } = tapedeck(["show", "-", "--json"], text);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ path: "-", testId: "suite/test_a.py::test_a" });
  });

  it("reads from where npm was called", () => {
    const env = { INIT_CWD: join(folder, "suite") };
    expect(JSON.parse(tapedeck(["show", "a.json", "--json"], "", env).stdout)).toMatchObject({ path: "a.json" });
  });

  it("lets git print conversations, and files that are none as they are", () => {
    const work = join(folder, "work");
    const file = join(work, "suite/recordings/a.json");
    mkdirSync(join(work, "suite/recordings"), { recursive: true });
    const git = (...args: string[]) => {
      const who = ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "commit.gpgsign=false"];
      const { stdout, stderr } = spawnSync("git", [...who, ...args], { cwd: work, encoding: "utf8" });
      expect(stderr).toBe("");
      return stdout;
    };
    git("init", "--quiet");
    writeFileSync(join(work, ".gitattributes"), "**/recordings/*.json diff=tapedeck\n");
    git("config", "diff.tapedeck.textconv", `"${process.execPath}" "${bundle}" show --textconv`);
    writeFileSync(file, text);
    git("add", ".");
    git("commit", "--quiet", "-m", "first");
    writeFileSync(file, text.replace("red", "blue"));
    const lines = git("diff", "-U0").split("\n");
    expect(lines.filter((line) => /^[-+] /.test(line))).toEqual(["-  Café ␛[31mred", "+  Café ␛[31mblue"]);
    expect(Math.max(...lines.map((line) => line.length).slice(4))).toBeLessThan(80);
    writeFileSync(file, "<<<<<<< no recording\r\n\u001b]0;title\u0007\r\n");
    const raw = git("diff");
    expect(raw).toContain("+<<<<<<< no recording\r\n");
    expect(raw).toContain("␛]0;title␇");
    for (const control of ["\u001b", "\u0007"]) expect(raw).not.toContain(control);
    rmSync(work, { recursive: true });
  });
});

describe("tapedeck key", () => {
  it("prints every version of the key", () => {
    const { status, stdout } = tapedeck(["key", "suite/a.json", "--json"]);
    expect(status).toBe(0);
    const { keys } = JSON.parse(stdout);
    expect(keys.length).toBeGreaterThan(5);
    for (const { key } of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(tapedeck(["key", "suite/a.json"]).stdout).toContain(keys[0].key);
  });
});

describe("tapedeck", () => {
  it("helps, and tells its version", () => {
    expect(tapedeck(["--help"])).toMatchObject({ status: 0, stderr: "" });
    expect(tapedeck(["show", "--help"]).stdout).toContain("tapedeck show FILE");
    expect(tapedeck(["--version"]).stdout).toBe(`${packageJson.version}\n`);
  });

  it.each([
    [["show"], /usage: tapedeck show FILE/],
    [["show", "a.json", "b.json"], /usage: tapedeck show FILE/],
    [["show", "suite/a.json", "--jsn"], /Unknown option '--jsn'/],
    [["show", "missing.json"], /missing\.json: the file is not there/],
    [["show", "suite"], /suite: /],
    [["show", "broken.json", "--json"], /broken\.json:2:22: not JSON: /],
    [["key", "broken.json"], /broken\.json:2:22: not JSON: /],
    [["shwo"], /no command or folder "shwo"/],
    [["suite", "broken.json"], /one folder at a time/],
    [["broken.json"], /is a file; to read it: tapedeck show broken\.json/],
    [["suite", "--port", "many"], /--port takes a number/],
    [["suite", "--port", "70000"], /--port takes a number/],
    [["suite", "--host", "host.invalid"], /cannot listen on host\.invalid/],
    [["suite"], /the dashboard is not built/],
  ])("%j ends with status 2 and a reason", (args, reason) => {
    const { status, stdout, stderr } = tapedeck(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("says why standard input is no recording", () => {
    expect(tapedeck(["show", "-"], "")).toMatchObject({ status: 2, stdout: "" });
    expect(tapedeck(["show", "-"], "[]").stderr).toMatch(/^tapedeck: -:1:1: not a recording/);
  });
});
