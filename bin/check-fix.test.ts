import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inferenceOf, typed } from "@/lib/dialects/testing";
import { requestKeyOf } from "@/lib/recording/key";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-fix-cli-")));
const bundle = join(folder, "dist/tapedeck.mjs");
const root = join(folder, "set");
const secret = ["sk", "ant", "api03", "Zx9".repeat(31), "AA"].join("-");
const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";

function sampleOf(question: string, created = 0) {
  const id = created === 0 ? "rec-123456789abc" : "chatcmpl-1";
  const choices = [{ delta: { content: "High." }, finish_reason: "stop", index: 0 }];
  const chunk = typed(CHUNK, { id, choices, created, object: "chat.completion.chunk", obfuscation: "kL" });
  const body = { model: "m", messages: [{ role: "user", content: question }], stream: true };
  return inferenceOf("/v1/chat/completions", body, { body: [chunk], is_streaming: true });
}

const misnamed = sampleOf("Is the tide high?");
const received = sampleOf("And now?", 1_759_000_000);
const leaky = sampleOf(`api_key=${secret}`);
const nameOf = (sample: typeof misnamed) => `${requestKeyOf(sample)}.json`;
const WRONG = `${"a".repeat(64)}.json`;

beforeAll(async () => {
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: "node", format: "esm" });
});
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, "recordings"), { recursive: true });
  mkdirSync(join(root, ".tapedeck"));
  write(WRONG, misnamed.doc.text);
  write(nameOf(received), received.doc.text);
  write("cut.json", "{");
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(root, "recordings", name), text);
}

function files(): Record<string, string> {
  const names = readdirSync(join(root, "recordings"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, "recordings", name), "utf8")]));
}

function tapedeck(...args: string[]) {
  const { INIT_CWD: _, ...env } = process.env;
  return spawnSync(process.execPath, [bundle, ...args], { cwd: folder, encoding: "utf8", env });
}

describe("tapedeck check --fix", () => {
  it("mends what loses nothing where no fix is named, tells how to undo it, and what is left", () => {
    const before = files();
    const { status, stdout, stderr } = tapedeck("check", "set", "--fix");
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^normalise: changed 1 recording\n {2}undo with: tapedeck undo \S+\nre-key: changed 1 recording\n/,
    );
    expect(stdout).toContain("cut.json");
    expect(status).toBe(1);
    expect(files()[nameOf(misnamed)]).toBe(misnamed.doc.text);
    expect(files()[nameOf(received)]).toContain('"created": 0');
    for (const [, id = ""] of stdout.matchAll(/tapedeck undo (\S+)/g)) {
      expect(tapedeck("undo", id, "--root", "set").status).toBe(0);
    }
    expect(files()).toEqual(before);
  });

  it("only shows the difference with --dry-run", () => {
    const before = files();
    const { stdout } = tapedeck("check", "set", "--fix", "all", "--dry-run");
    expect(stdout).toContain(`rename recordings/${WRONG}\n    to recordings/${nameOf(misnamed)}\n`);
    expect(stdout).toMatch(/^\+ +"created": 0,$/m);
    expect(stdout).toContain("drop-noise: would change 2 recordings");
    expect(files()).toEqual(before);
  });

  it("ends with 0 once no error is left, and reports what was done in JSON", () => {
    rmSync(join(root, "recordings/cut.json"));
    const { status, stdout } = tapedeck("check", "--fix=re-key", "set", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { errors: 0 },
      dryRun: false,
      fixes: [{ fix: "re-key", changed: 1, unchanged: 0, failed: [], changes: [expect.any(String)] }],
    });
  });

  it("redacts a secret without ever printing it", () => {
    write(nameOf(leaky), leaky.doc.text);
    const shown = tapedeck("check", "set", "--fix", "redact", "--dry-run");
    const done = tapedeck("check", "set", "--fix", "redact,re-key", "--json");
    for (const text of [shown.stdout, shown.stderr, done.stdout, done.stderr]) expect(text).not.toContain(secret);
    expect(shown.stdout).toMatch(/^\+.*REDACTED-[0-9a-f]{8}/m);
    expect(shown.stdout).toMatch(/^request key: [0-9a-f]{64} -> [0-9a-f]{64}$/m);
    expect(Object.values(files()).join("")).not.toContain(secret);
    expect(Object.keys(files())).not.toContain(nameOf(leaky));
    write(nameOf(leaky), leaky.doc.text);
    const { stdout } = tapedeck("check", "set", "--fix", "redact");
    expect(stdout).toContain("what was redacted stays in .tapedeck/journal, for undo");
  });

  it("says what fails, and goes on with the rest", () => {
    write(nameOf(misnamed), misnamed.doc.text);
    write(`${"b".repeat(64)}.json`, sampleOf("Will it fall?").doc.text);
    const { stdout } = tapedeck("check", "set", "--fix", "re-key");
    expect(stdout).toContain("re-key: changed 1 recording, 1 failed");
    expect(stdout).toContain(`recordings/${WRONG}: there is a recording \`recordings/${nameOf(misnamed)}\` already.`);
    expect(stdout).toContain("--on-collision leave leaves the second alone");
  });

  it("leaves a file alone whose name is taken, or merges the two, where that is asked for", () => {
    const other = misnamed.doc.text.replace("High.", "Low.");
    write(nameOf(misnamed), other);
    const before = files();
    const name = `recordings/${nameOf(misnamed)}`;
    const left = tapedeck("check", "set", "--fix", "re-key", "--on-collision", "leave", "--json");
    expect(JSON.parse(left.stdout).fixes).toMatchObject([
      {
        changed: 0,
        failed: [],
        collisions: [{ path: `recordings/${WRONG}`, to: name, other: name, decision: "left" }],
      },
    ]);
    expect(files()).toEqual(before);
    const shown = tapedeck("check", "set", "--fix", "re-key", "--on-collision", "merge", "--dry-run");
    const sentence = `recordings/${WRONG} in the place of ${name}: they differ in answer`;
    expect(shown.stdout).toContain(`rename recordings/${WRONG}\n    to ${name}\n`);
    expect(shown.stdout).toContain(`re-key: would change 1 recording\n  would merge: ${sentence}\n`);
    expect(files()).toEqual(before);
    const merged = tapedeck("check", "set", "--fix", "re-key", "--on-collision", "merge");
    expect(merged.stdout).toContain(`re-key: changed 1 recording\n  merged: ${sentence}\n`);
    expect(files()[nameOf(misnamed)]).toBe(misnamed.doc.text);
    expect(Object.keys(files())).not.toContain(WRONG);
    expect(tapedeck("undo", "--root", "set").status).toBe(0);
    expect(files()).toEqual(before);
  });

  it("never puts a file in the place of one that gets another name itself", () => {
    const chained = sampleOf("And then?");
    write(nameOf(misnamed), chained.doc.text);
    const merge = ["check", "set", "--fix", "re-key", "--on-collision", "merge", "--json"];
    const [fixes] = JSON.parse(tapedeck(...merge).stdout).fixes;
    expect(fixes).toMatchObject({ changed: 1, collisions: [{ path: `recordings/${WRONG}`, decision: "refused" }] });
    expect(files()[nameOf(chained)]).toBe(chained.doc.text);
    expect(JSON.parse(tapedeck(...merge).stdout).fixes).toMatchObject([{ changed: 1, failed: [], collisions: [] }]);
    expect(files()[nameOf(misnamed)]).toBe(misnamed.doc.text);
  });

  it("names the fixes there are, and refuses what makes no sense", () => {
    expect(tapedeck("check", "set", "--fix=mend")).toMatchObject({ status: 2 });
    expect(tapedeck("check", "set", "--fix=mend").stderr).toContain("--fix takes re-key, normalise");
    expect(tapedeck("check", "set", "--on-collision", "leave").stderr).toContain("--on-collision goes with --fix");
    expect(tapedeck("check", "set", "--dry-run").stderr).toContain("--dry-run goes with --fix");
  });
});
