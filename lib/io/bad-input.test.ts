import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ListQuery } from "../catalog/query";
import { rowOfFile } from "./catalog/index-file";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "./testing";
import { walk } from "./walk";

const everything: ListQuery = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null };

/** The row of what `make` puts into a folder, with proof that the good recordings around it are listed as ever. */
async function rowOfBad(path: string, make: (root: string) => void) {
  const root = temporaryFolder();
  writeIn(root, "a-good.json", recordingText("When?", "Now."));
  make(root);
  writeIn(root, "z-good.json", recordingText("Where?", "Here."));
  const catalog = await settledCatalog(root);
  const { rows } = catalog.query(everything, { offset: 0, limit: 10 });
  const good = rows.filter(({ problem }) => problem === null);
  expect(good.map((row) => [row.path, row.output])).toEqual([
    ["a-good.json", "Now."],
    ["z-good.json", "Here."],
  ]);
  expect(catalog.status().state).toBe("ready");
  const row = rows.find((candidate) => candidate.path === path);
  expect(row?.problem?.hint).toMatch(/\w+ .*\.$/);
  return row?.problem;
}

const rowOfText = (content: string | Buffer) => rowOfBad("bad.json", (root) => writeIn(root, "bad.json", content));

describe("content that is no recording is a row that says what, where, and what to do", () => {
  it("truncated", async () => {
    const text = recordingText("When?", "Now.").slice(0, -40);
    const lines = text.split("\n");
    expect(await rowOfText(text)).toMatchObject({
      message: expect.stringContaining("not JSON"),
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
    });
  });

  it("empty", async () => {
    expect(await rowOfText("")).toMatchObject({ message: expect.stringContaining("not JSON"), line: 1, column: 1 });
  });

  it("not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from('{\n  "é": "'), Buffer.from([0xe9]), Buffer.from('"\n}\n')]);
    expect(await rowOfText(bytes)).toMatchObject({
      message: "the file is not UTF-8: byte 0xe9 at offset 11",
      line: 2,
      column: 9,
    });
  });

  it("not UTF-8, cut off inside the last character of a long file", async () => {
    const bytes = Buffer.concat([Buffer.from("ü".repeat(10_000)), Buffer.from("€").subarray(0, 2)]);
    expect(await rowOfText(bytes)).toMatchObject({ message: expect.stringContaining("offset 20000"), column: 10_001 });
  });

  it("UTF-8 with a byte order mark", async () => {
    const problem = await rowOfText(`\ufeff${recordingText("When?", "Now.")}`);
    expect(problem).toMatchObject({ message: expect.stringContaining("byte order mark (UTF-8)"), line: 1, column: 1 });
  });

  it("UTF-16", async () => {
    const problem = await rowOfText(Buffer.from(`\ufeff${recordingText("When?", "Now.")}`, "utf16le"));
    expect(problem).toMatchObject({ message: expect.stringContaining("byte order mark (UTF-16") });
  });

  it.each(["[]", "null", '"text"', "1"])("a top level that is no object: %s", async (text) => {
    expect(await rowOfText(text)).toMatchObject({ message: expect.stringContaining("top level"), line: 1, column: 1 });
  });

  it.each([
    ['{"request": [], "response": {}}', "`request`"],
    ['{"request": {}, "response": "no"}', "`response`"],
    ['{"request": {"url": 5}, "response": {}}', "`/request/url`"],
    ['{"request": {}, "response": {"is_streaming": "yes"}}', "`/response/is_streaming`"],
    ['{"test_id": 7, "request": {}, "response": {}}', "`/test_id`"],
  ])("wrong types inside: %s", async (text, named) => {
    const problem = await rowOfText(`\n${text}`);
    expect(problem).toMatchObject({ message: expect.stringContaining(named), line: 2 });
  });

  it("10,000 levels deep", async () => {
    const nested = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    const text = recordingText("When?", "Now.").replace('"Now."', nested);
    expect(await rowOfText(text)).toMatchObject({
      message: expect.stringContaining("nested deeper"),
      line: expect.any(Number),
    });
  });

  it("200 MB, which is not read", async () => {
    const problem = await rowOfBad("bad.json", (root) => truncateSync(writeIn(root, "bad.json", "{"), 200_000_000));
    expect(problem?.message).toBe("the file has 200 MB, more than the 67 MB that are read");
  });
});

describe("what cannot be read is a row too", () => {
  it.skipIf(process.getuid?.() === 0)(
    "a file without the right to read it (skipped as root, who may read all)",
    async () => {
      const problem = await rowOfBad("bad.json", (root) => chmodSync(writeIn(root, "bad.json", "{}"), 0));
      expect(problem?.message).toBe("the file may not be read");
    },
  );

  it.skipIf(process.getuid?.() === 0)("a folder without the right to read it (skipped as root)", async () => {
    const problem = await rowOfBad("closed", (root) => mkdirSync(join(root, "closed"), { mode: 0 }));
    expect(problem?.message).toBe("the folder may not be read");
  });

  it("a link that loops", async () => {
    const problem = await rowOfBad("bad.json", (root) => symlinkSync("bad.json", join(root, "bad.json")));
    expect(problem?.message).toBe("a symbolic link that leads back to itself");
  });

  it("a link to a folder above, which would list without end", async () => {
    const problem = await rowOfBad("sub/up", (root) => {
      mkdirSync(join(root, "sub"));
      symlinkSync("..", join(root, "sub/up"));
    });
    expect(problem?.message).toBe("a symbolic link that leads back to itself");
  });

  it.each(["file", "folder"])("a link that leaves the root, to a %s", async (kind) => {
    const outside = temporaryFolder();
    const target = kind === "file" ? writeIn(outside, "secret.json", recordingText("secret", "secret")) : outside;
    const name = kind === "file" ? "bad.json" : "bad";
    const problem = await rowOfBad(name, (root) => symlinkSync(target, join(root, name)));
    expect(problem?.message).toBe("a symbolic link that leaves the folder of recordings");
  });

  it("a link that points to nothing", async () => {
    const problem = await rowOfBad("bad.json", (root) => symlinkSync("nowhere.json", join(root, "bad.json")));
    expect(problem?.message).toBe("a symbolic link that points to nothing");
  });

  it.skipIf(process.platform === "win32")("a named pipe, which would keep a reader waiting", async () => {
    const problem = await rowOfBad("bad.json", (root) =>
      execFileSync("sh", ["-c", 'mkfifo "$0"', join(root, "bad.json")]),
    );
    expect(problem?.message).toBe("this is no regular file");
  });

  it("a link to another recording of the root is read; a folder that is linked is listed once", async () => {
    const root = temporaryFolder();
    writeIn(root, "real/a.json", recordingText("When?", "Now."));
    symlinkSync("real/a.json", join(root, "b.json"));
    symlinkSync("real", join(root, "linked"));
    const catalog = await settledCatalog(root);
    expect(catalog.query(everything, { offset: 0, limit: 10 }).rows.map(({ path, output }) => [path, output])).toEqual([
      ["b.json", "Now."],
      ["real/a.json", "Now."],
    ]);
    expect(await catalog.readText("b.json")).toMatchObject({ ok: true });
  });

  it("a file that vanishes between listing and reading is no row, and nothing else is affected", () => {
    const root = temporaryFolder();
    writeIn(root, "a.json", recordingText("When?", "Now."));
    const [found] = [...walk(root)];
    expect(found && rowOfFile(root, found, "whole")?.output).toBe("Now.");
    expect(found && rowOfFile(temporaryFolder(), found, "whole")).toBeNull();
  });
});
