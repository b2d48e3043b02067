import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { revertFiles } from "../committed";
import { recordingText, settledCatalog, temporaryFolder, until, writeIn } from "../testing";

it("knows which recordings of the last commit are gone, and the marks of all others, also after a revert", async () => {
  const root = temporaryFolder();
  const text = recordingText("When is high tide?", "At noon.");
  for (const path of ["a.json", "b.json", "gone.json", "node_modules/x.json", "tapedeck.config.json", "notes.txt"]) {
    writeIn(root, path, path.startsWith("t") ? "{}" : text);
  }
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-qm", "one"],
  ]) {
    execFileSync("git", [...who, ...args], { cwd: root, stdio: "ignore" });
  }
  for (const path of ["gone.json", "node_modules/x.json", "tapedeck.config.json", "notes.txt"])
    rmSync(join(root, path));
  writeIn(root, "a.json", recordingText("When is low tide?", "At six."));
  const catalog = await settledCatalog(root);
  expect(catalog.gone()).toEqual(["gone.json"]);
  expect([catalog.get("a.json")?.git, catalog.get("b.json")?.git]).toEqual(["modified", null]);

  expect(await revertFiles(root, [{ path: "a.json" }, { path: "gone.json" }])).toMatchObject({ ok: true });
  await catalog.refresh(["a.json", "gone.json"]);
  await until(catalog, () => catalog.gone().length === 0 && catalog.get("a.json")?.git === null);
});
