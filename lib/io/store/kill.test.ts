import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashOf } from "./bytes";
import { history, textAt } from "./history";
import { inPool } from "./pool";
import { bundleInto } from "./testing/bundle";
import { type StepName, watchedDisk, writes } from "./testing/dying-disk";
import { type Scenario, scenarios } from "./testing/scenario";

// A disk in memory, where there is one: nobody can see from here whether a real one holds what it says it does.
const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
const folder = realpathSync(mkdtempSync(join(memory, "tapedeck-kill-")));
const victim = join(folder, "victim.mjs");
let roots = 0;
let kills = 0;

beforeAll(() => bundleInto(victim, new URL("testing/victim.ts", import.meta.url)));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(Object.keys(scenarios))("leaves the old or the new when killed at any step: %s", async (name) => {
  const steps: StepName[] = [];
  const disk = watchedDisk((_, step) => {
    steps.push(step);
    return "go on";
  });
  const { root, scenario } = await prepared(name);
  expect(await scenario.run(root, { disk })).toMatchObject({ ok: true });
  expect(sorted(filesOf(root))).toBe(sorted(scenario.after));
  const deaths = steps.flatMap((step, at) => (writes(step) ? [`${at} whole`, `${at} half`] : [`${at} whole`]));
  expect(deaths.length).toBeGreaterThanOrEqual(8);
  await inPool(deaths, (death) => dieAt(name, death));
});

it("leaves the old or the new when killed at any moment, over and over on one folder", async () => {
  await Promise.all([killAtRandom(newRoot({}), 60), killAtRandom(newRoot({}), 60)]);
}, 180_000);

it("loses no save of several processes that write the same file", async () => {
  const root = newRoot({ "n.json": "0" });
  const counters = Array.from({ length: 3 }, () => spawn(process.execPath, [victim, "count", root, "25"]));
  expect(await Promise.all(counters.map(isKilled))).toEqual([false, false, false]);
  expect(filesOf(root)).toEqual({ "n.json": "75" });
  const read = await history(root);
  expect(read.ok && read.entries.filter(({ state }) => state === "done")).toHaveLength(75);
});

it("was killed often enough to mean something", () => {
  expect(kills).toBeGreaterThanOrEqual(200);
});

async function dieAt(name: string, death: string): Promise<void> {
  const { root, scenario } = await prepared(name);
  expect(await isKilled(spawn(process.execPath, [victim, "at", name, ...death.split(" "), root]))).toBe(true);
  for (const [path, text] of Object.entries(filesOf(root))) {
    expect([scenario.before[path], scenario.after[path]], `${path} after ${name} ${death}`).toContain(text);
  }
  await expectSettled(root);
  const left = sorted(filesOf(root));
  expect([scenario.before, scenario.after].map(sorted), `${name} ${death}`).toContain(left);
}

async function prepared(name: string): Promise<{ root: string; scenario: Scenario }> {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const root = newRoot(scenario.first?.files ?? scenario.before);
  await scenario.first?.run(root);
  return { root, scenario };
}

async function killAtRandom(root: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const child = spawn(process.execPath, [victim, "loop", root], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    child.kill("SIGKILL");
    expect(await isKilled(child)).toBe(true);
    const { "a.json": text = "", ...others } = filesOf(root);
    const { word, again } = JSON.parse(text);
    expect(new Set(again)).toEqual(new Set([word]));
    expect(others).toEqual({});
    await expectSettled(root);
  }
}

/** What the journal says is what the files hold, every text that it names can be read, and nothing is left behind. */
async function expectSettled(root: string): Promise<void> {
  const read = await history(root);
  if (!read.ok) throw new Error(read.refusal.problem.message);
  expect(read.entries.filter(({ state }) => state === "open")).toEqual([]);
  const stated = new Map<string, string | null>();
  for (const { changes, state } of read.entries.toReversed()) {
    if (state === "failed") continue;
    for (const { path, after } of changes) stated.set(path, after);
  }
  const files = filesOf(root);
  for (const [path, hash] of stated) expect(files[path] === undefined ? null : hashOf(files[path] ?? "")).toBe(hash);
  for (const { id, changes } of read.entries.slice(0, 3)) {
    for (const { path, before } of changes) {
      expect(await textAt(root, id, path, "before")).toMatchObject({ ok: true, current: before && { hash: before } });
    }
  }
  const leftovers = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tmp"));
  expect(leftovers).toEqual([]);
}

async function isKilled(child: ChildProcess): Promise<boolean> {
  const signal = await new Promise((resolve) => child.on("exit", (_, by) => resolve(by)));
  if (signal === "SIGKILL") kills++;
  return signal === "SIGKILL";
}

function newRoot(files: Readonly<Record<string, string>>): string {
  const root = join(folder, `root-${roots++}`);
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function filesOf(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  const kept = paths.filter((path) => path.endsWith(".json") && !path.startsWith(".tapedeck"));
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function sorted(files: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(files).sort());
}
