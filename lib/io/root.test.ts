import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveInside } from "./root";
import { temporaryFolder, writeIn } from "./testing";

describe("resolveInside", () => {
  it("resolves a path below the root, also where the root is a link", async () => {
    const root = temporaryFolder();
    const file = writeIn(root, "a/b c.json", "{}");
    const link = join(temporaryFolder(), "root");
    symlinkSync(root, link);
    expect(await resolveInside(root, "a/b c.json")).toEqual({ ok: true, file });
    expect(await resolveInside(link, "a/b c.json")).toEqual({ ok: true, file });
  });

  it.each(["../x.json", "a/../../x.json", "/etc/passwd", "", "a\0.json", "..", "a\\..\\..\\x"])(
    "refuses %j",
    async (path) => {
      const resolved = await resolveInside(temporaryFolder(), path);
      expect(resolved).toMatchObject({ ok: false, problem: { message: expect.stringContaining("not a path inside") } });
    },
  );

  it("refuses what a link leads out to, file or folder, and a sibling whose name begins alike", async () => {
    const parent = temporaryFolder();
    writeIn(parent, "root/a.json", "{}");
    writeIn(parent, "root-other/secret.json", "{}");
    const root = join(parent, "root");
    symlinkSync(join(parent, "root-other/secret.json"), join(root, "link.json"));
    symlinkSync(join(parent, "root-other"), join(root, "folder"));
    for (const path of ["link.json", "folder/secret.json"]) {
      expect(await resolveInside(root, path)).toMatchObject({ ok: false });
    }
  });

  it("says that a file is not there", async () => {
    const resolved = await resolveInside(temporaryFolder(), "gone.json");
    expect(resolved).toMatchObject({ ok: false, problem: { message: "the file is not there any more" } });
  });
});
