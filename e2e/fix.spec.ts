import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

/** All files below a folder, by their paths; the journal aside. */
function filesBelow(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = names.filter((name) => name.endsWith(".json") && !name.startsWith(".tapedeck")).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Opens the fix of all findings of a rule. */
async function openFix(page: Page, url: string, rule: string) {
  await open(page, `${url}/health?rule=${rule}`);
  await page.getByRole("checkbox", { name: "Select all findings that are loaded" }).check();
  const everything = page.getByRole("button", { name: /^Select all [\d,]+$/ });
  if (await everything.isVisible()) await everything.click();
  await expect(page.getByRole("button", { name: /^Fix [\d,]+…$/ })).toBeVisible();
  await page.keyboard.press("f");
  return page.getByRole("dialog");
}

test.describe("fixes", () => {
  test("show what would change, apply it with a summary, and undo brings back every byte", async ({
    page,
    folder,
    start,
  }) => {
    cpSync("recordings/archive", join(folder, "archive"), { recursive: true });
    const before = filesBelow(folder);
    const { url } = await start(folder);
    const dialog = await openFix(page, url, "key-mismatch");
    await expect(dialog.getByRole("status")).toHaveText("3 files get a new name; no byte in them changes.");
    const files = dialog.getByRole("list", { name: "Files" });
    await expect(files.getByRole("listitem")).toHaveCount(3);
    const shown = dialog.getByRole("region", { name: "What would change" });
    await expect(shown).toContainText("archive/recordings/39b6726d8ab5");
    await files.getByRole("button").first().focus();
    await page.keyboard.press("ArrowDown");
    await expect(shown).toContainText("archive/recordings/ef47f53d572d");
    await expectAccessible(page);

    await dialog.getByRole("button", { name: "Re-key 3 files" }).click();
    await expect(dialog).toBeHidden();
    const card = page.getByRole("region", { name: "Re-key 3 recordings" });
    await expect(card.getByRole("status")).toHaveText("3 recordings changed.");
    await expectAccessible(page);
    expect(Object.values(filesBelow(folder)).sort()).toEqual(Object.values(before).sort());
    expect(Object.keys(filesBelow(folder))).not.toContain(Object.keys(before)[0]);
    await expect(page.getByRole("link", { name: /Name is not the request's key/ })).toBeHidden();

    await card.getByRole("button", { name: "Undo" }).click();
    await expect(card.getByRole("status")).toHaveText("3 recordings changed. Undone.");
    expect(filesBelow(folder)).toEqual(before);
    await page.goto(`${url}/`);
    await expect(card).toBeVisible();
    await card.getByRole("button", { name: "Dismiss" }).click();
    await expect(card).toBeHidden();
  });

  test("redact a secret without showing it, and follow the key that changes", async ({ page, folder, start }) => {
    const secret = ["sk", "ant", "api03", "Zx9".repeat(31), "AA"].join("-");
    const name = `${"a".repeat(64)}.json`;
    writeChat(folder, `suite/recordings/${name}`, { ask: `Log in with api_key=${secret}`, answer: ["It", " works."] });
    const { url } = await start(folder);
    await open(page, `${url}/health?rule=secret`);
    await page.getByRole("button", { name: "Fix finding 1" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("status")).toHaveText("1 file: 1 line added, 1 removed. 1 request key changes.");
    await expect(dialog.getByRole("region", { name: "The file's lines" })).toContainText(/REDACTED-[0-9a-f]{8}/);
    expect(await page.content()).not.toContain(secret);
    await dialog.getByRole("checkbox", { name: "Rename files whose request key changes" }).check();
    await dialog.getByRole("button", { name: "Redact 1 file" }).click();
    const card = page.getByRole("region", { name: "Redact 1 recording" });
    await expect(card.getByRole("status")).toHaveText("1 recording changed.");
    const [[path, text] = ["", ""]] = Object.entries(filesBelow(folder));
    expect(path).not.toContain(name);
    expect(text).not.toContain(secret);
    await expect(page.getByText("Nothing found").or(page.getByRole("navigation", { name: "Rules" }))).toBeVisible();
    await expect(page.getByRole("link", { name: /^error Secret/ })).toBeHidden();
  });

  test("say whom a file meets at its new name, and put it in that one's place once both were compared", async ({
    page,
    folder,
    start,
  }) => {
    const path = (digit: string) => `suite/recordings/${digit.repeat(64)}.json`;
    writeChat(folder, path("a"), { ask: "When is high tide?", answer: "At noon." });
    writeChat(folder, path("b"), { ask: "When is high tide?", answer: "At dusk." });
    const before = filesBelow(folder);
    const { url } = await start(folder);
    const dialog = await openFix(page, url, "key-mismatch");
    const status = dialog.getByRole("status");
    await expect(status).toContainText("1 file gets a new name; no byte in it changes. 1 is left alone");
    await dialog.getByRole("list", { name: "Files" }).getByRole("button").nth(1).click();
    const shown = dialog.getByRole("region", { name: "What would change" });
    await expect(shown).toContainText("Another recording gets the same name:");
    const merge = shown.getByRole("radio", { name: /^Merge/ });
    await expect(shown.getByRole("radio", { name: /^Leave/ })).toBeChecked();
    await expect(merge).toBeDisabled();
    await shown.getByRole("button", { name: "Compare the two" }).click();
    await expect(shown.getByRole("region", { name: /^From that recording/ })).toContainText("noondusk");
    await merge.check();
    await expect(status).toContainText("2 files get a new name");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Re-key 2 files" }).click();
    const card = page.getByRole("region", { name: "Re-key 2 recordings" });
    await expect(card.getByRole("status")).toHaveText("2 recordings changed.");
    expect(Object.values(filesBelow(folder))).toEqual([before[path("b")]]);
    await card.getByRole("button", { name: "Undo" }).click();
    await expect(card.getByRole("status")).toHaveText("2 recordings changed. Undone.");
    expect(filesBelow(folder)).toEqual(before);
  });

  test("are offered on the recording's own page, beside what is found there", async ({ page, folder, start }) => {
    const name = `${"a".repeat(64)}.json`;
    writeChat(folder, `suite/recordings/${name}`, { ask: "When is high tide?" });
    const { url } = await start(folder);
    await page.goto(`${url}/r/suite/recordings/${name}`);
    await expect(page.getByRole("button", { name: "2 findings" })).toBeVisible();
    await page.keyboard.press("f");
    const list = page.getByRole("dialog", { name: "2 findings" }).getByRole("list", { name: "Findings" });
    const mismatch = list.getByRole("listitem").filter({ hasText: "key-mismatch" });
    await expect(mismatch.getByRole("link", { name: /^line 3, column 14/ })).toBeVisible();
    await expectAccessible(page);
    await mismatch.getByRole("button", { name: /^Fix finding/ }).click();
    const dialog = page.getByRole("dialog", { name: "Re-key: 1 file" });
    await dialog.getByRole("button", { name: "Re-key 1 file" }).click();
    await expect(page.getByRole("region", { name: "Re-key 1 recording" })).toContainText("1 recording changed.");
    const [path = ""] = Object.keys(filesBelow(folder));
    expect(path).not.toContain(name);
    await page.goto(`${url}/r/${path}`);
    await expect(page.getByRole("main")).toContainText("When is high tide?");
    await expect(page.getByRole("button", { name: "1 finding" })).toBeVisible();
  });

  test("are left in the middle, with nothing half done, while the page stays usable", async ({
    page,
    folder,
    start,
    faults,
  }) => {
    test.slow();
    for (let at = 0; at < 1100; at++) {
      writeChat(folder, `suite/recordings/${String(at).padStart(64, "0")}.json`, { ask: `How high is tide ${at}?` });
    }
    const { url } = await start(folder, [], faults.env);
    const dialog = await openFix(page, url, "key-mismatch");
    const apply = dialog.getByRole("button", { name: "Re-key 1,100 files" });
    await expect(apply).toBeEnabled({ timeout: 60_000 });
    faults.begin({ call: "open", path: ".tmp", code: "HOLD" });
    await apply.click();
    const card = page.getByRole("region", { name: "Re-key 1,100 recordings" });
    await expect(card.getByRole("progressbar")).toBeVisible();
    await expect(page).toHaveTitle(/^\(\d+ %\) Health/);
    await card.getByRole("button", { name: "Cancel" }).click();
    await expect(card.getByRole("button", { name: "Stopping…" })).toBeDisabled();
    faults.end();
    // A thousand files are written, each to the disk itself.
    await expect(card.getByRole("status")).toHaveText("Cancelled: 1,000 recordings changed.", { timeout: 60_000 });
    await expect(page).toHaveTitle(/^Health/);
    const names = readdirSync(join(folder, "suite/recordings"));
    expect(names).toHaveLength(1100);
    expect(names.filter((name) => name.startsWith("0".repeat(60)))).toHaveLength(100);
  });

  test("are not offered where nothing may be changed", async ({ page, folder, start }) => {
    cpSync("recordings/archive", join(folder, "archive"), { recursive: true });
    const { url } = await start(folder, ["--read-only"]);
    await open(page, `${url}/health?rule=key-mismatch`);
    await page.getByRole("checkbox", { name: "Select all findings that are loaded" }).check();
    await expect(page.getByRole("button", { name: "Copy paths" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Fix/ })).toHaveCount(0);
  });
});
