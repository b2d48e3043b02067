import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ListQuery } from "../catalog/query";
import { openCatalog } from "./catalog";
import type { CatalogEvent } from "./catalog/status";
import { SNAPSHOT_VERSION } from "./snapshot";
import { recordingText, settledCatalog, temporaryFolder, until, writeIn } from "./testing";

const everything: ListQuery = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null };
const header = `{"tapedeck":"index","version":${SNAPSHOT_VERSION}}\n`;
const range = { offset: 0, limit: 100 };

describe("a catalog", () => {
  it("lists, searches and reads the recordings of any layout", async () => {
    const root = temporaryFolder();
    writeIn(root, "flat.json", recordingText("When is high tide?", "At noon."));
    writeIn(root, "tests/integration/quay/recordings/deep.json", recordingText("Which berth?", "Berth nine."));
    writeIn(root, "node_modules/x.json", recordingText("no", "no"));
    writeIn(root, "notes.txt", "not a recording");
    const catalog = await settledCatalog(root);
    expect(catalog.status()).toMatchObject({ state: "ready", done: 2, total: 2, notices: [] });
    expect(catalog.paths()).toEqual(["flat.json", "tests/integration/quay/recordings/deep.json"]);
    expect(catalog.query({ ...everything, search: "BERTH" }, range).rows).toMatchObject([
      { suite: "quay", model: "tide-4", provider: "api.tide.test", input: "Which berth?", output: "Berth nine." },
    ]);
    expect(catalog.get("flat.json")).toMatchObject({ suite: "harbour", testName: "test_tide", finishReason: "stop" });
    expect(catalog.byTest("tests/harbour/test_tide.py::test_tide")).toHaveLength(2);
    expect(await catalog.readText("flat.json")).toMatchObject({ ok: true, text: expect.stringContaining("high tide") });
    expect(await catalog.readText("../flat.json")).toMatchObject({ ok: false });
  });

  it("answers while it indexes, and reports its progress", async () => {
    const root = temporaryFolder();
    for (let i = 0; i < 400; i++) writeIn(root, `${i}.json`, recordingText(`Question ${i}`, "x".repeat(20_000)));
    const catalog = openCatalog(root);
    const seen: { done: number; total: number; listed: number }[] = [];
    catalog.subscribe((event: CatalogEvent) => {
      if (event.type !== "progress" || event.status.state !== "indexing") return;
      seen.push({ ...event.status, listed: catalog.query(everything, range).all });
    });
    await until(catalog, () => catalog.status().done > 0);
    expect(catalog.status().done).toBeLessThan(400);
    expect(await catalog.matching(everything)).toHaveLength(400);
    await catalog.close();
    expect(seen.some(({ done, total, listed }) => total === 400 && done < 400 && listed === done)).toBe(true);
    expect(catalog.status().done).toBe(400);
  });

  it("waits for a root that is not there, and indexes it when it comes", async () => {
    const root = join(temporaryFolder(), "later");
    const catalog = await settledCatalog(root);
    expect(catalog.status().state).toBe("missing-root");
    expect(catalog.query(everything, range)).toMatchObject({ all: 0, rows: [] });
    writeIn(root, "a.json", recordingText("a", "b"));
    await until(catalog, () => catalog.status().state === "ready" && catalog.status().done === 1);
  });
});

describe("a warm start", () => {
  it("keeps what is unchanged, reads what changed, and forgets what is gone", async () => {
    const root = temporaryFolder();
    for (const name of ["kept", "changed", "gone"]) writeIn(root, `${name}.json`, recordingText("Old?", `${name}!`));
    const first = openCatalog(root);
    await first.settled();
    await first.saved();
    await first.close();
    expect(readFileSync(join(root, ".tapedeck/.gitignore"), "utf8")).toBe("*\n");

    const snapshot = join(root, ".tapedeck/index.jsonl");
    // Proves that the unchanged row is the snapshot's, not read again.
    writeFileSync(snapshot, readFileSync(snapshot, "utf8").replaceAll("kept!", "from the snapshot"));
    writeIn(root, "changed.json", recordingText("New?", "new!"));
    rmSync(join(root, "gone.json"));
    const rows = (await settledCatalog(root)).query(everything, range).rows;
    expect(rows.map(({ path, output }) => [path, output])).toEqual([
      ["changed.json", "new!"],
      ["kept.json", "from the snapshot"],
    ]);
  });

  it.each([
    ["no JSON", "{"],
    ["another shape", `${header}[{"path":1}]\n`],
    ["cut off", `${header}[{"pa`],
    ["empty", ""],
  ])("ignores a snapshot that is damaged (%s), and says so", async (_, content) => {
    const root = temporaryFolder();
    writeIn(root, "a.json", recordingText("Old?", "old!"));
    writeIn(root, ".tapedeck/index.jsonl", content);
    const catalog = await settledCatalog(root);
    expect(catalog.status().notices).toMatchObject([{ id: "snapshot" }]);
    expect(catalog.query(everything, range).rows).toMatchObject([{ path: "a.json", output: "old!" }]);
  });

  it("takes a snapshot of another version for none", async () => {
    const root = temporaryFolder();
    writeIn(root, "a.json", recordingText("Old?", "old!"));
    writeIn(root, ".tapedeck/index.jsonl", '{"tapedeck":"index","version":0}\n');
    const catalog = await settledCatalog(root);
    expect(catalog.status()).toMatchObject({ done: 1, notices: [] });
  });

  it("does without a snapshot in a folder that is not to be written to, and says so once", async () => {
    const root = temporaryFolder();
    writeIn(root, "a.json", recordingText("a", "b"));
    chmodSync(root, 0o555);
    const catalog = await settledCatalog(root);
    await catalog.saved();
    await catalog.saved();
    expect(existsSync(join(root, ".tapedeck"))).toBe(false);
    expect(catalog.status()).toMatchObject({ state: "ready", done: 1, notices: [{ id: "snapshot-write" }] });
    chmodSync(root, 0o755);
  });
});

describe("a watched folder", () => {
  const outputs = (catalog: Awaited<ReturnType<typeof settledCatalog>>) =>
    catalog.query(everything, range).rows.map(({ path, output }) => `${path}: ${output}`);

  async function watched() {
    const root = temporaryFolder();
    writeIn(root, "suite/recordings/a.json", recordingText("a", "first"));
    const catalog = await settledCatalog(root);
    await catalog.settled();
    return { root, catalog };
  }

  it("shows files that are added, changed and removed", async () => {
    const { root, catalog } = await watched();
    const events: CatalogEvent[] = [];
    catalog.subscribe((event) => events.push(event));
    writeIn(root, "suite/recordings/b.json", recordingText("b", "added"));
    await until(catalog, () => outputs(catalog).includes("suite/recordings/b.json: added"));
    expect(events).toContainEqual(expect.objectContaining({ type: "change", paths: ["suite/recordings/b.json"] }));
    writeIn(root, "suite/recordings/a.json", recordingText("a", "changed"));
    await until(catalog, () => outputs(catalog).includes("suite/recordings/a.json: changed"));
    rmSync(join(root, "suite/recordings/b.json"));
    await until(catalog, () => catalog.paths().length === 1);
  });

  it("sees a file that is replaced by an atomic rename, time and again", async () => {
    const { root, catalog } = await watched();
    for (const answer of ["second", "third"]) {
      const draft = writeIn(root, "suite/recordings/a.json.tmp", recordingText("a", answer));
      renameSync(draft, join(root, "suite/recordings/a.json"));
      await until(catalog, () => outputs(catalog).includes(`suite/recordings/a.json: ${answer}`));
    }
  });

  it("sees folders come, move and go, with all that is in them", async () => {
    const { root, catalog } = await watched();
    writeIn(root, "new/deep/recordings/c.json", recordingText("c", "deep"));
    await until(catalog, () => catalog.paths().includes("new/deep/recordings/c.json"));
    writeIn(root, "new/deep/recordings/d.json", recordingText("d", "later"));
    await until(catalog, () => catalog.paths().includes("new/deep/recordings/d.json"));
    renameSync(join(root, "new"), join(root, "moved"));
    await until(catalog, () => catalog.paths().filter((path) => path.startsWith("moved/deep/")).length === 2);
    expect(catalog.paths().filter((path) => path.startsWith("new/"))).toEqual([]);
    rmSync(join(root, "moved"), { recursive: true });
    await until(catalog, () => catalog.paths().length === 1);
  });

  it("takes in a burst", async () => {
    const { root, catalog } = await watched();
    for (let i = 0; i < 300; i++) writeIn(root, `burst/${i}.json`, recordingText("q", `${i}`));
    await until(catalog, () => catalog.paths().length === 301);
    for (let i = 0; i < 300; i += 2) rmSync(join(root, `burst/${i}.json`));
    await until(catalog, () => catalog.paths().length === 151);
  });

  it("survives the removal of the root, and finds a new one in its place", async () => {
    const { root, catalog } = await watched();
    rmSync(root, { recursive: true });
    await until(catalog, () => catalog.status().state === "missing-root");
    expect(catalog.paths()).toEqual([]);
    mkdirSync(root);
    writeIn(root, "again.json", recordingText("a", "again"));
    await until(catalog, () => catalog.paths().includes("again.json"));
  });

  it("notices a change of the same size by its time", async () => {
    const { root, catalog } = await watched();
    const file = writeIn(root, "suite/recordings/a.json", recordingText("a", "FIRST"));
    utimesSync(file, 1_000_000_000, 1_000_000_000);
    await until(catalog, () => outputs(catalog).includes("suite/recordings/a.json: FIRST"));
  });
});
