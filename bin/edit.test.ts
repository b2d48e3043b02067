import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-edit-")));
const bundle = join(folder, "dist/tapedeck.mjs");
const suite = join(folder, "suite");
const messages = [{ role: "user", content: "When is high tide?" }];
const call = { id: "c1", type: "function", function: { name: "tide", arguments: '{"port": "Emden"}' } };
const recording = {
  test_id: "suite/test_tide.py::test_tide",
  request: {
    method: "POST",
    url: "http://model.test/v1/chat/completions",
    headers: {},
    body: { model: "m1", messages, temperature: 1 },
    endpoint: "/v1/chat/completions",
    model: "m1",
  },
  response: {
    body: {
      __type__: "openai.types.chat.chat_completion.ChatCompletion",
      __data__: {
        id: "rec-0",
        choices: [
          { finish_reason: "stop", index: 0, message: { content: "At noon.", role: "assistant", tool_calls: [call] } },
        ],
        created: 0,
        model: "m1",
        object: "chat.completion",
      },
    },
    is_streaming: false,
  },
};
const text = `${JSON.stringify(recording, null, 2)}\n`;
const name = `${"0".repeat(64)}.json`;
const file = join(suite, "recordings", name);

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
});
beforeEach(() => {
  rmSync(suite, { recursive: true, force: true });
  mkdirSync(join(suite, "recordings"), { recursive: true });
  writeFileSync(file, text);
  writeFileSync(join(suite, "answer.txt"), "At half past noon – 🌊 “sure”.");
});
afterAll(() => rmSync(folder, { recursive: true }));

function tapedeck(args: string[], env: Record<string, string> = {}) {
  const { INIT_CWD: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: suite,
    encoding: "utf8",
    env: { ...inherited, ...env },
  });
  return { status, stdout, stderr };
}

function json(args: string[]) {
  const { stdout, stderr } = tapedeck([...args, "--json"]);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const target = `recordings/${name}`;

describe("tapedeck edit", () => {
  it("changes the answer's text and no other byte, and keeps the key", () => {
    const edited = json(["edit", target, "--text-file", "answer.txt"]);
    expect(edited).toMatchObject({
      path: target,
      dryRun: false,
      changed: true,
      changedLines: { added: 1, removed: 1 },
    });
    expect(edited.key.before).toBe(edited.key.after);
    const escaped = "At half past noon \\u2013 \\ud83c\\udf0a \\u201csure\\u201d.";
    expect(readFileSync(file, "utf8")).toBe(text.replace("At noon.", escaped));
    expect(json(["show", target]).response.text).toBe("At half past noon – 🌊 “sure”.");
  });

  it("only shows what would change, with --dry-run", () => {
    const { status, stdout } = tapedeck(["edit", target, "--text-file", "answer.txt", "--dry-run"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^-.*At noon/m);
    expect(stdout).toMatch(/^\+.*half past noon/m);
    expect(stdout).toContain(`${target}: would change 1 line added, 1 removed (answer)`);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(existsSync(join(suite, ".tapedeck"))).toBe(false);
    expect(json(["edit", target, "--text-file", "answer.txt", "--dry-run"])).toMatchObject({
      change: null,
      dryRun: true,
    });
  });

  it("writes arguments of a tool call, and values by their pointers", () => {
    writeFileSync(join(suite, "arguments.json"), '{"port": "Büsum"}');
    const set = ["--set", "/response/body/__data__/created=12.50"];
    json(["edit", target, "--tool-call", "0", "--arguments-file", "arguments.json", ...set]);
    const after = readFileSync(file, "utf8");
    expect(after).toContain('"arguments": "{\\"port\\": \\"B\\u00fcsum\\"}"');
    expect(after).toContain('"created": 12.50,');
  });

  it("says what a request's edit means for the key, keeps the name, and renames when told to", () => {
    const set = ["--set", "/request/body/temperature=0.5"];
    const { stdout } = tapedeck(["edit", target, ...set]);
    const [, before, after] = /request key: ([0-9a-f]{64}) -> ([0-9a-f]{64})/.exec(stdout) ?? [];
    expect(before).not.toBe(after);
    expect(stdout).toContain(
      `the name stays ${target}, so a replay misses it: --rename gives it recordings/${after}.json`,
    );
    expect(existsSync(file)).toBe(true);
    const renamed = json(["edit", target, "--set", "/request/body/temperature=0.7", "--rename"]);
    expect(renamed.path).toBe(`recordings/${renamed.key.after}.json`);
    expect([existsSync(file), existsSync(join(suite, renamed.path))]).toEqual([false, true]);
    writeFileSync(file, text);
    const taken = tapedeck(["edit", target, "--set", "/request/body/temperature=0.7", "--copy"]);
    expect(taken).toMatchObject({ status: 2, stdout: "" });
    expect(taken.stderr).toContain("already; nothing was changed");
  });

  it("says what is wrong, and changes nothing", () => {
    mkdirSync(join(suite, "elsewhere"));
    const wrong: [string[], string][] = [
      [["edit", target], "nothing to change was given"],
      [["edit", target, "--set", "/no/such=1"], "recordings/"],
      [["edit", target, "--set", "/request/model=m2"], "--set takes POINTER=JSON"],
      [["edit", target, "--tool-call", "0"], "go together"],
      [["edit", "gone.json", "--set", "/x=1"], "there is no file gone.json"],
      [["edit", target, "--text-file", "gone.txt"], "gone.txt: the file is not there any more"],
      [["edit", target, "--text-file", "answer.txt", "--root", "elsewhere"], "is not below"],
    ];
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = tapedeck(args);
      expect({ status, stdout }, args.join(" ")).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(message);
    }
    expect(readFileSync(file, "utf8")).toBe(text);
    const readOnly = tapedeck(["edit", target, "--text-file", "answer.txt"], { TAPEDECK_READ_ONLY: "1" });
    expect(readOnly.stderr).toContain("--read-only");
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

describe("tapedeck rm, undo, redo, history", () => {
  it("go back and forth through what was changed", () => {
    json(["edit", target, "--text-file", "answer.txt"]);
    const edited = readFileSync(file, "utf8");
    expect(json(["rm", target])).toMatchObject({
      removed: [
        {
          paths: [target],
          changes: [expect.any(String)],
          count: 1,
          tests: [{ testId: recording.test_id, lost: 1, of: 1 }],
        },
      ],
    });
    expect(json(["history", target]).entries.map(({ why }: { why: string }) => why)).toEqual(["delete", "edit"]);
    expect(existsSync(file)).toBe(false);
    expect(tapedeck(["undo", "2"])).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(tapedeck(["redo"]).status).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(edited);
    const { entries } = json(["history", target]);
    expect(entries.map(({ why }: { why: string }) => why)).toEqual(["redo", "undo", "undo", "delete", "edit"]);
    expect(tapedeck(["undo", entries.at(-1).id]).status).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(tapedeck(["history"]).stdout).toContain(`~ ${target}`);
  });

  it("name the first files of a change of many, and count the others", () => {
    const names = Array.from({ length: 12 }, (_, at) => `recordings/many-${String(at).padStart(2, "0")}.json`);
    for (const name of names) writeFileSync(join(suite, name), text);
    expect(tapedeck(["rm", ...names]).status).toBe(0);
    const { stdout } = tapedeck(["history"]);
    expect(stdout).toContain("many-09.json\n    and 2 more\n");
    expect(json(["history"]).entries[0].changes).toHaveLength(12);
  });

  it("say which tests lose what", () => {
    writeFileSync(join(suite, "recordings", "other.json"), text);
    const { stdout } = tapedeck(["rm", target]);
    expect(stdout).toContain("1 recording, ");
    expect(stdout).toContain(`${recording.test_id} loses 1 of 2 recordings\n`);
    expect(tapedeck(["rm", "recordings/other.json"]).stdout).toContain(
      "loses its only recording, so a replay of it fails",
    );
  });

  it("leave alone what was changed by others, and end with status 2", () => {
    json(["edit", target, "--text-file", "answer.txt"]);
    writeFileSync(file, text);
    const { status, stderr } = tapedeck(["undo"]);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("nothing was written") });
    expect(tapedeck(["rm", "gone.json"])).toMatchObject({ status: 2, stdout: "" });
    expect(tapedeck(["undo", "x"])).toMatchObject({ status: 2, stdout: "" });
  });

  it("write the journal where one is already, or where --root says", () => {
    mkdirSync(join(suite, "recordings/.tapedeck"));
    expect(json(["edit", target, "--text-file", "answer.txt"])).toMatchObject({ path: name });
    expect(existsSync(join(suite, ".tapedeck"))).toBe(false);
    expect(tapedeck(["rm", target, "--root", "."]).status).toBe(0);
    expect(existsSync(join(suite, ".tapedeck/journal/log.jsonl"))).toBe(true);
  });
});
