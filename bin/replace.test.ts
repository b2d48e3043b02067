import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-replace-")));
const bundle = join(folder, "dist/tapedeck.mjs");
const suite = join(folder, "suite");

function textOf(content: string): string {
  const body = { model: "m1", messages: [{ role: "user", content: "When is high tide?" }] };
  const message = { content, role: "assistant" };
  const data = { id: "rec-0", choices: [{ finish_reason: "stop", index: 0, message }], created: 0, model: "m1" };
  const request = { method: "POST", url: "http://model.test/v1/chat/completions", headers: {}, body };
  const answer = { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data };
  const recording = {
    test_id: "suite/test_tide.py::test_tide",
    request: { ...request, endpoint: "/v1/chat/completions", model: "m1" },
    response: { body: answer, is_streaming: false },
  };
  return `${JSON.stringify(recording, null, 2)}\n`;
}
const fileOf = (digit: string) => join(suite, "recordings", `${digit.repeat(64)}.json`);

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
});
beforeEach(() => {
  rmSync(suite, { recursive: true, force: true });
  mkdirSync(join(suite, "recordings"), { recursive: true });
  writeFileSync(fileOf("a"), textOf("Noon, by noon."));
  writeFileSync(fileOf("b"), textOf("At noon."));
  writeFileSync(fileOf("c"), textOf("At night."));
});
afterAll(() => rmSync(folder, { recursive: true }));

function tapedeck(...args: string[]) {
  const { INIT_CWD: _, ...env } = process.env;
  const options = { cwd: suite, encoding: "utf8", env: { ...env, TAPEDECK_ROOT: suite } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], options);
  return { status, stdout, stderr };
}
const pathOf = (digit: string) => `recordings/${digit.repeat(64)}.json`;
const all = () => ["a", "b", "c"].map((digit) => readFileSync(fileOf(digit), "utf8"));

describe("tapedeck replace", () => {
  it("replaces in all recordings of a folder, and is undone at once", () => {
    const before = all();
    const { status, stdout } = tapedeck("replace", "--find", "noon", "--replace", 'dusk "é"', "--json");
    expect(status).toBe(0);
    const { replaced } = JSON.parse(stdout);
    expect(replaced[0]).toMatchObject({ root: suite, summary: { changed: 2, failed: [] } });
    expect(replaced[0].files.map(({ count }: { count: number }) => count)).toEqual([2, 1]);
    expect(all()).toEqual([
      textOf('dusk "é", by dusk "é".').replaceAll("é", "\\u00e9"),
      textOf('At dusk "é".').replaceAll("é", "\\u00e9"),
      before[2],
    ]);
    expect(tapedeck("undo").status).toBe(0);
    expect(all()).toEqual(before);
  });

  it("only shows with --dry-run", () => {
    const before = all();
    const { status, stdout } = tapedeck(
      "replace",
      "recordings",
      "--find",
      "n(oo)n",
      "--replace",
      "$1",
      "--regex",
      "--dry-run",
    );
    expect(status).toBe(0);
    expect(stdout).toContain("answer: At [-noon-]{+oo+}.");
    expect(stdout).toContain("3 matches in 2 recordings; 0 change their key");
    expect(all()).toEqual(before);
  });

  it("lists files whose new name is taken, and changes the others", () => {
    const args = ["replace", "--find", "high", "--replace", "low", "--in", "request", "--rename", "--json"];
    const { status, stdout } = tapedeck(...args);
    expect(status).toBe(2);
    const { summary } = JSON.parse(stdout).replaced[0];
    expect(summary).toMatchObject({ changed: 1 });
    expect(summary.failed).toHaveLength(2);
    expect(summary.failed[0].why).toContain("gets the same name");
    expect(JSON.parse(stdout).replaced[0].collisions).toMatchObject([
      { path: pathOf("b"), other: pathOf("a"), decision: "refused" },
      { path: pathOf("c"), other: pathOf("a"), decision: "refused" },
    ]);
  });

  it("leaves files alone whose new name is taken, or merges them, where that is asked for", () => {
    const before = all();
    const args = ["replace", "--find", "high", "--replace", "low", "--in", "request", "--rename"];
    const refused = tapedeck(...args, "--dry-run");
    expect(refused.stdout).toContain("--on-collision leave leaves the second alone");
    const left = tapedeck(...args, "--on-collision", "leave", "--json");
    expect(left.status).toBe(0);
    const [{ collisions, summary }] = JSON.parse(left.stdout).replaced;
    expect(summary).toMatchObject({ changed: 1, failed: [] });
    expect(collisions.map(({ decision }: { decision: string }) => decision)).toEqual(["left", "left"]);
    const [{ to }] = collisions;
    expect(readFileSync(join(suite, to), "utf8")).toContain("Noon, by noon.");
    expect(tapedeck("undo").status).toBe(0);
    expect(all()).toEqual(before);
    const merged = tapedeck(...args, "--on-collision=merge");
    expect(merged.stdout).toContain(`merged: ${pathOf("b")} in the place of ${pathOf("a")}: they differ in answer\n`);
    expect(merged.stdout).toContain(`merged: ${pathOf("c")} in the place of ${pathOf("b")}: they differ in answer\n`);
    expect(merged.status).toBe(0);
    expect(readFileSync(join(suite, to), "utf8")).toContain("At night.");
    expect(readdirSync(join(suite, "recordings"))).toHaveLength(1);
    expect(tapedeck("undo").status).toBe(0);
    expect(all()).toEqual(before);
  });

  it("says what is wrong with a query", () => {
    expect(tapedeck("replace", "--find", "(", "--replace", "", "--regex")).toMatchObject({ status: 2, stdout: "" });
    expect(tapedeck("replace", "--find", "a", "--replace", "", "--in", "chunks").stderr).toContain("--in takes text");
    const named = ["replace", "--find", "a", "--replace", "", "--on-collision"];
    expect(tapedeck(...named, "leave").stderr).toContain("--on-collision goes with --rename");
    expect(tapedeck(...named, "keep", "--rename").stderr).toContain("--on-collision takes refuse, leave, merge");
    expect(tapedeck("replace", "--find", "a").stderr).toContain("usage: tapedeck replace");
  });
});
