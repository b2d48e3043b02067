import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder, writeIn } from "../testing";
import { hashOf } from "./bytes";
import { history, redo, restore, textAt, undo } from "./history";
import { failureOf, type StepName, watchedDisk } from "./testing/dying-disk";
import { NEW, OLD, scenarios, text } from "./testing/scenario";
import { deleteRecordings, renameRecording, writeRecording } from "./write";

afterEach(() => {
  vi.unstubAllEnvs();
});

const oldHash = hashOf(OLD);

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) writeIn(root, path, content);
  return root;
}

function at(root: string, path: string): string | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function save(root: string, content: string, expectedHash: string | null = oldHash, path = "a.json") {
  return writeRecording(root, path, { expectedHash, text: content }, "edit");
}

async function entriesOf(root: string, path?: string) {
  const read = await history(root, { path });
  if (!read.ok) throw new Error(read.refusal.problem.message);
  return read.entries;
}

describe("writeRecording", () => {
  it("writes the text, and what it was and has become into the journal", async () => {
    const root = folderWith({ "a.json": OLD });
    expect(await save(root, NEW)).toMatchObject({ ok: true, entry: { why: "edit", state: "done" } });
    expect(at(root, "a.json")).toBe(NEW);
    const [entry] = await entriesOf(root, "a.json");
    expect(entry).toMatchObject({ changes: [{ path: "a.json", before: oldHash, after: hashOf(NEW) }], of: null });
    expect(await textAt(root, entry?.id ?? "", "a.json", "before")).toMatchObject({ current: { text: OLD } });
    expect(at(root, ".tapedeck/.gitignore")).toBe("*\n");
    expect(readdirSync(root)).toEqual([".tapedeck", "a.json"]);
  });

  it("keeps rights and Windows line ends, and does nothing where nothing changes", async () => {
    const windows = OLD.replaceAll("\n", "\r\n");
    const root = folderWith({ "a.json": windows });
    chmodSync(join(root, "a.json"), 0o640);
    const before = statSync(join(root, "a.json"));
    expect(await save(root, OLD, hashOf(windows))).toEqual({ ok: true, entry: null });
    expect(statSync(join(root, "a.json")).ino).toBe(before.ino);
    expect(await entriesOf(root)).toEqual([]);
    expect(await save(root, NEW, hashOf(windows))).toMatchObject({ ok: true });
    expect(at(root, "a.json")).toBe(NEW.replaceAll("\n", "\r\n"));
    expect(statSync(join(root, "a.json")).mode & 0o777).toBe(0o640);
  });

  it("leaves a file alone that is not what the editor loaded, and says what it holds", async () => {
    const root = folderWith({ "a.json": NEW });
    const refused = await save(root, text("mine"));
    expect(refused).toMatchObject({
      ok: false,
      refusal: { reason: "conflict", current: { hash: hashOf(NEW), text: NEW } },
    });
    expect(at(root, "a.json")).toBe(NEW);
    rmSync(join(root, "a.json"));
    expect(await save(root, text("mine"))).toMatchObject({ refusal: { reason: "conflict", current: null } });
    expect(await entriesOf(root)).toEqual([]);
  });

  it("lets one of two writers win, and tells the other", async () => {
    const root = folderWith({ "a.json": OLD });
    const results = await Promise.all([save(root, text("one")), save(root, text("two"))]);
    const [winner, loser] = results[0].ok ? ["one", results[1]] : ["two", results[0]];
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(at(root, "a.json")).toBe(text(winner));
    expect(loser).toMatchObject({ refusal: { reason: "conflict", current: { text: text(winner) } } });
  });

  it("creates, and never writes over a file by creating", async () => {
    const root = folderWith({ "a.json": OLD });
    expect(await save(root, NEW, null)).toMatchObject({ refusal: { reason: "collision", current: { text: OLD } } });
    expect(await save(root, NEW, null, "suite/recordings/b.json")).toMatchObject({ ok: true });
    expect(at(root, "suite/recordings/b.json")).toBe(NEW);
    expect(statSync(join(root, "suite/recordings/b.json")).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it("refuses what is no JSON, except in a file that was none before", async () => {
    const root = folderWith({ "a.json": OLD, "b.json": "{" });
    const wrong = { text: '{\n  "a": nil }', trust: "invalid-before" } as const;
    expect(await writeRecording(root, "a.json", { ...wrong, expectedHash: oldHash }, "edit")).toMatchObject({
      refusal: { reason: "invalid", problem: { line: 2, column: 8 } },
    });
    const broken = { ...wrong, expectedHash: hashOf("{") };
    expect(await writeRecording(root, "b.json", { ...broken, trust: "parse" }, "edit")).toMatchObject({
      refusal: { reason: "invalid" },
    });
    expect(await writeRecording(root, "b.json", broken, "edit")).toMatchObject({ ok: true });
    expect(await save(root, '"\ud83d"')).toMatchObject({ refusal: { reason: "invalid" } });
  });

  it("refuses every path that is no recording's below the root", async () => {
    const outside = folderWith({ "x.json": OLD });
    const root = folderWith({ "a.json": OLD, "b/c.json": OLD, "tapedeck.config.json": "{}" });
    symlinkSync(outside, join(root, "out"));
    symlinkSync(join(outside, "new.json"), join(root, "dangling.json"));
    const paths = ["../x.json", "/x.json", "out/x.json", "out/new.json", "dangling.json", "b/../a.json", "b//c.json"];
    const names = [".git/x.json", ".GIT/x.json", ".tapedeck/x.json", "a.txt", "tapedeck.config.json", "x\0.json", ""];
    for (const path of [...paths, ...names]) {
      expect(await save(root, NEW, null, path), path).toMatchObject({ refusal: { reason: "outside" } });
    }
    expect(readdirSync(outside)).toEqual(["x.json"]);
  });

  it("writes through a link that stays inside, to the file that it leads to", async () => {
    const root = folderWith({ "a.json": OLD });
    symlinkSync("a.json", join(root, "link.json"));
    expect(await save(root, NEW, oldHash, "link.json")).toMatchObject({ entry: { changes: [{ path: "a.json" }] } });
    expect(at(root, "a.json")).toBe(NEW);
  });

  it("refuses a journal that a link leads elsewhere", async () => {
    const elsewhere = temporaryFolder();
    const root = folderWith({ "a.json": OLD });
    symlinkSync(elsewhere, join(root, ".tapedeck"));
    expect(await save(root, NEW)).toMatchObject({ refusal: { reason: "outside" } });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it("refuses every change in read-only mode", async () => {
    const root = folderWith({ "a.json": OLD });
    vi.stubEnv("TAPEDECK_READ_ONLY", "1");
    for (const refused of [await save(root, NEW), await undo(root, 1), await restore(root, "1", "before")]) {
      expect(refused).toMatchObject({ refusal: { reason: "read-only" } });
    }
    expect(readdirSync(root)).toEqual(["a.json"]);
  });
});

describe("a disk that refuses", () => {
  const refusals = [
    ["ENOSPC", "once"],
    ["EACCES", "once"],
    ["EIO", "from then on"],
  ] as const;
  it.each(refusals)("leaves the old or the new at whichever step it says %s, %s", async (code, when) => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      const steps: StepName[] = [];
      const counting = watchedDisk((_, step) => {
        steps.push(step);
        return "go on";
      });
      await scenario.run(await prepared(name), { disk: counting });
      for (const failing of steps.keys()) {
        const root = await prepared(name);
        const disk = watchedDisk(
          (step, what) => {
            if (step < failing || (step > failing && when === "once")) return "go on";
            if (what === "append") return "half";
            throw failureOf(code);
          },
          () => {
            throw failureOf(code);
          },
        );
        const result = await scenario.run(root, { disk });
        const left = Object.fromEntries(Object.entries(filesOf(root)).filter(([path]) => path.endsWith(".json")));
        const where = `${name} ${failing} ${steps[failing]} ${JSON.stringify(result)}`;
        if (result.ok) expect(left, where).toEqual(scenario.after);
        else if (when === "once") expect(left, where).toEqual(scenario.before);
        for (const [path, found] of Object.entries(left)) {
          expect([scenario.before[path], scenario.after[path]], where).toContain(found);
        }
        const stated = new Map<string, string | null>();
        for (const { changes, state } of (await entriesOf(root)).toReversed()) {
          if (state !== "failed") for (const { path, after } of changes) stated.set(path, after);
        }
        for (const [path, hash] of stated) expect(hashAt(root, path), where).toBe(hash);
      }
    }
  });

  it("says in words what is the matter", async () => {
    const root = folderWith({ "a.json": OLD });
    const disk = watchedDisk((_, step) => {
      if (step === "create") throw failureOf("ENOSPC");
      return "go on";
    });
    const refused = await writeRecording(root, "a.json", { expectedHash: oldHash, text: NEW }, "edit", { disk });
    expect(refused).toMatchObject({ refusal: { reason: "disk", path: "a.json" } });
    expect(JSON.stringify(refused)).toContain("the disk is full (ENOSPC); nothing was changed");
    expect((await entriesOf(root))[0]).toMatchObject({ state: "failed" });
  });

  it("notices a file that is replaced between the look and the write", async () => {
    const root = folderWith({ "a.json": OLD });
    const disk = watchedDisk((_, step) => {
      if (step === "create") writeIn(root, "a.json", text("theirs"));
      return "go on";
    });
    const refused = await writeRecording(root, "a.json", { expectedHash: oldHash, text: NEW }, "edit", { disk });
    expect(refused).toMatchObject({ refusal: { reason: "conflict", current: { text: text("theirs") } } });
    expect(filesOf(root)).toEqual({ "a.json": text("theirs") });
  });

  async function prepared(name: string): Promise<string> {
    const root = folderWith(scenarios[name]?.first?.files ?? scenarios[name]?.before ?? {});
    await scenarios[name]?.first?.run(root);
    return root;
  }
});

describe("delete and rename", () => {
  it("moves files to the trash, and undo brings them back with their rights", async () => {
    const root = folderWith({ "a.json": OLD, "b/c.json": Buffer.from([0xff, 0xfe, 0x00]) });
    chmodSync(join(root, "a.json"), 0o600);
    const files = ["a.json", "b/c.json"].map((path) => ({ path, expectedHash: null }));
    const removed = await deleteRecordings(root, files);
    const id = removed.ok ? removed.entries[0]?.id : "";
    expect(filesOf(root)).toEqual({});
    expect(at(root, `.tapedeck/trash/${id}/a.json`)).toBe(OLD);
    expect(await undo(root, 1)).toMatchObject({ ok: true, stopped: null });
    expect(at(root, "a.json")).toBe(OLD);
    expect(readFileSync(join(root, "b/c.json"))).toEqual(Buffer.from([0xff, 0xfe, 0x00]));
    expect(statSync(join(root, "a.json")).mode & 0o777).toBe(0o600);
    expect(at(root, `.tapedeck/trash/${id}/a.json`)).toBeNull();
  });

  it("brings back the removed files themselves, and what the trash has lost from the journal", async () => {
    const root = folderWith({ "a.json": OLD, "b.json": NEW, "c/d.json": OLD });
    const { ino } = statSync(join(root, "a.json"));
    const files = ["a.json", "b.json", "c/d.json"].map((path) => ({ path, expectedHash: null }));
    const removed = await deleteRecordings(root, files);
    const trash = `.tapedeck/trash/${removed.ok ? removed.entries[0]?.id : ""}`;
    writeIn(root, `${trash}/b.json`, "[]");
    const elsewhere = folderWith({ "d.json": OLD });
    rmSync(join(root, trash, "c"), { recursive: true });
    symlinkSync(elsewhere, join(root, trash, "c"));
    const counts: number[] = [];
    expect(await undo(root, 1, { progress: (done) => counts.push(done) })).toMatchObject({ ok: true });
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
    expect(filesOf(root)).toEqual({ "a.json": OLD, "b.json": NEW, "c/d.json": OLD });
    expect(statSync(join(root, "a.json")).ino).toBe(ino);
    expect(filesOf(elsewhere)).toEqual({ "d.json": OLD });
    expect(await redo(root, 1)).toMatchObject({ ok: true });
    expect(at(root, `${trash}/a.json`)).toBe(OLD);
  });

  it("takes no entry whose name leads out of the trash", async () => {
    const outside = folderWith({ "a.json": OLD, "root/b.json": OLD });
    const root = join(outside, "root");
    await deleteRecordings(root, [{ path: "b.json", expectedHash: null }]);
    const log = join(root, ".tapedeck/journal/log.jsonl");
    const id = (await entriesOf(root))[0]?.id ?? "";
    const forged = readFileSync(log, "utf8").replaceAll(id, "../../..").replaceAll("b.json", "a.json");
    writeIn(root, ".tapedeck/journal/log.jsonl", forged);
    globalThis.tapedeckJournals?.clear();
    expect(await undo(root, "../../..")).toMatchObject({ refusal: { reason: "journal" } });
    expect(at(outside, "a.json")).toBe(OLD);
  });

  it("removes all or none", async () => {
    const root = folderWith({ "a.json": OLD });
    const files = ["a.json", "gone.json"].map((path) => ({ path, expectedHash: null }));
    expect(await deleteRecordings(root, files)).toMatchObject({ refusal: { reason: "conflict", path: "gone.json" } });
    expect(at(root, "a.json")).toBe(OLD);
  });

  it("gives another name, refuses one that is taken, and keeps the history together", async () => {
    const root = folderWith({ "a.json": OLD, "taken.json": NEW });
    await save(root, NEW);
    const expectedHash = hashOf(NEW);
    expect(await renameRecording(root, "a.json", "taken.json", { expectedHash }, "re-key")).toMatchObject({
      refusal: { reason: "collision", path: "taken.json" },
    });
    expect(await renameRecording(root, "a.json", "b.json", { expectedHash }, "re-key")).toMatchObject({ ok: true });
    expect(filesOf(root)).toEqual({ "b.json": NEW, "taken.json": NEW });
    expect((await entriesOf(root, "b.json")).map(({ why }) => why)).toEqual(["re-key", "edit"]);
    expect((await entriesOf(root, "taken.json")).map(({ why }) => why)).toEqual([]);
  });
});

describe("undo and redo", () => {
  it("go back and forth, also in a process that starts anew", async () => {
    const root = folderWith({ "a.json": OLD });
    await save(root, NEW);
    await save(root, text("third"), hashOf(NEW));
    globalThis.tapedeckJournals?.clear();
    expect(await undo(root, 2)).toMatchObject({ ok: true, entries: [{ why: "undo" }, { why: "undo" }] });
    expect(at(root, "a.json")).toBe(OLD);
    expect(await redo(root, 1)).toMatchObject({ ok: true });
    expect(at(root, "a.json")).toBe(NEW);
    globalThis.tapedeckJournals?.clear();
    expect(await redo(root, 5)).toMatchObject({ ok: true, stopped: { reason: "journal" } });
    expect(at(root, "a.json")).toBe(text("third"));
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(await save(root, text("fourth"), hashOf(NEW))).toMatchObject({ ok: true });
    expect(await redo(root, 1)).toMatchObject({ refusal: { reason: "journal" } });
  });

  it("leave a file alone that was changed since, and name the change in the way", async () => {
    const root = folderWith({ "a.json": OLD });
    await save(root, NEW);
    await save(root, text("third"), hashOf(NEW));
    const [third, first] = await entriesOf(root);
    const refused = await undo(root, first?.id ?? "");
    expect(refused).toMatchObject({ refusal: { reason: "conflict", problem: { hint: `Undo ${third?.id} first.` } } });
    await save(root, text("fourth"), hashOf(text("third")));
    await undo(root, 1);
    await redo(root, 1);
    await undo(root, 1);
    expect(await undo(root, first?.id ?? ""), "nor by what was redone, and undone again").toEqual(refused);
    writeIn(root, "a.json", text("theirs"));
    expect(await undo(root, 1)).toMatchObject({ refusal: { reason: "conflict", current: { text: text("theirs") } } });
    expect(at(root, "a.json")).toBe(text("theirs"));
    expect(await undo(root, "7-nothing")).toMatchObject({ refusal: { reason: "journal" } });
  });

  it("undo an undoing by doing it again", async () => {
    const root = folderWith({ "a.json": OLD });
    await save(root, NEW);
    await undo(root, 1);
    const [undoing] = await entriesOf(root);
    expect(await undo(root, undoing?.id ?? "")).toMatchObject({ ok: true, entries: [{ why: "redo" }] });
    expect(at(root, "a.json")).toBe(NEW);
  });
});

describe("restore", () => {
  it("brings back any state, and can be undone itself", async () => {
    const root = folderWith({ "a.json": OLD });
    await save(root, NEW);
    const [entry] = await entriesOf(root);
    await save(root, text("third"), hashOf(NEW));
    expect(await restore(root, entry?.id ?? "", "before", { path: "a.json", expectedHash: oldHash })).toMatchObject({
      refusal: { reason: "conflict" },
    });
    expect(await restore(root, entry?.id ?? "", "before")).toMatchObject({ ok: true, entry: { why: "revert" } });
    expect(at(root, "a.json")).toBe(OLD);
    await undo(root, 1);
    expect(at(root, "a.json")).toBe(text("third"));
  });

  it("says so where the journal has lost the text", async () => {
    const root = folderWith({ "a.json": OLD });
    await save(root, NEW);
    writeIn(root, ".tapedeck/journal/texts.gz", "");
    expect(await undo(root, 1)).toMatchObject({ refusal: { reason: "journal" } });
    expect(await save(root, text("third"), hashOf(NEW))).toMatchObject({ ok: true });
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(at(root, "a.json")).toBe(NEW);
  });
});

it("goes on with a journal that has damaged lines", async () => {
  const root = folderWith({ "a.json": OLD });
  await save(root, NEW);
  const log = join(root, ".tapedeck/journal/log.jsonl");
  writeIn(root, ".tapedeck/journal/log.jsonl", `rubbish\n{"type":"intent"}\n${readFileSync(log, "utf8")}{"type":"com`);
  globalThis.tapedeckJournals?.clear();
  expect(await save(root, text("third"), hashOf(NEW))).toMatchObject({ ok: true });
  expect(await history(root)).toMatchObject({ ok: true, damaged: 3, entries: [{ why: "edit" }, { why: "edit" }] });
});

it("waits for another process, and takes the place of one that died", async () => {
  const root = folderWith({ "a.json": OLD });
  mkdirSync(join(root, ".tapedeck"));
  const owner = { pid: 2 ** 22 + 1, host: "elsewhere", started: null, at: "", nonce: "x" };
  const lock = writeIn(root, ".tapedeck/lock", JSON.stringify(owner));
  const saving = save(root, NEW);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(at(root, "a.json")).toBe(OLD);
  rmSync(lock);
  expect(await saving).toMatchObject({ ok: true });
  const { hostname } = await import("node:os");
  writeIn(root, ".tapedeck/lock", JSON.stringify({ ...owner, host: hostname() }));
  expect(await save(root, OLD, hashOf(NEW))).toMatchObject({ ok: true });
  expect(existsSync(lock)).toBe(false);
});

function hashAt(root: string, path: string): string | null {
  const found = at(root, path);
  return found === null ? null : hashOf(found);
}

function filesOf(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  const kept = paths.filter((path) => !path.startsWith(".tapedeck") && statSync(join(root, path)).isFile());
  return Object.fromEntries(kept.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
