import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findInFile, readFileWindow } from "./text-window";

const root = mkdtempSync(join(tmpdir(), "window-"));
afterAll(() => rmSync(root, { recursive: true }));
const text = "añ🙂z".repeat(3);
writeFileSync(join(root, "a.json"), text);
writeFileSync(join(root, "bad.json"), Buffer.from([0x61, 0xff, 0x62]));
symlinkSync("/", join(root, "out"));

describe("readFileWindow", () => {
  it("moves every window to whole characters, and loses none between windows", async () => {
    const size = Buffer.byteLength(text);
    for (let length = 4; length <= size; length++) {
      let joined = "";
      for (let from = 0; from < size; ) {
        const window = await readFileWindow(root, "a.json", from, length);
        if (!window.ok) throw new Error(window.message);
        expect(window.value).toMatchObject({ exact: true, size });
        joined += window.value.text;
        from = window.value.to;
      }
      expect(joined).toBe(text);
    }
    expect(await readFileWindow(root, "a.json", 2, 6)).toMatchObject({ value: { from: 3, text: "🙂z" } });
  });

  it("says when bytes are no UTF-8, and refuses what is outside or gone", async () => {
    expect(await readFileWindow(root, "bad.json", 0, 100)).toMatchObject({ value: { exact: false, text: "a�b" } });
    for (const path of ["../a.json", "/etc/passwd", "out/etc/passwd", "gone.json", "."]) {
      expect(await readFileWindow(root, path, 0, 10)).toMatchObject({ ok: false });
    }
  });
});

describe("findInFile", () => {
  it("finds the next place by bytes", async () => {
    expect(await findInFile(root, "a.json", "z", 0)).toEqual({ ok: true, value: { at: 7 } });
    expect(await findInFile(root, "a.json", "z", 8)).toEqual({ ok: true, value: { at: 15 } });
    expect(await findInFile(root, "a.json", "🙂", 0)).toEqual({ ok: true, value: { at: 3 } });
    expect(await findInFile(root, "a.json", "nothing", 0)).toEqual({ ok: true, value: { at: null } });
  });
});
