import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { List } from "./support/list";
import { open } from "./support/ready";
import { writeChat, writeMany } from "./support/recordings";
import { recordingPage } from "./support/samples";
import { expect, test } from "./support/test";

const confirmed = async (page: Page, name: string | RegExp) => {
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByRole("button", { name }).click();
  await expect(dialog).toHaveCount(0);
};

test.describe("delete", () => {
  test("one from its page, by key; the toast brings it back on the page that follows", async ({
    page,
    folder,
    start,
  }) => {
    writeMany(folder, 5);
    const path = "suite/recordings/0001.json";
    const bytes = readFileSync(join(folder, path));
    const { url } = await start(folder);
    await open(page, `${url}${recordingPage(path)}`);
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: "Delete 1 recording" });
    await expect(dialog.getByRole("list", { name: "What tests lose" })).toHaveText(/test_0000 loses 1 of 5 recordings/);
    await expect(dialog.getByRole("button", { name: "Delete 1 recording" })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/0002\.json/);
    await expect.poll(() => existsSync(join(folder, path))).toBe(false);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => existsSync(join(folder, path))).toBe(true);
    expect(readFileSync(join(folder, path))).toEqual(bytes);
  });

  test("says that a test loses its only recording, and goes back to the list from the last one", async ({
    page,
    folder,
    start,
  }) => {
    writeChat(folder, "suite/recordings/a.json", { test: "test_a" });
    const { url } = await start(folder);
    await open(page, `${url}${recordingPage("suite/recordings/a.json")}`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete 1 recording" });
    await expect(dialog).toContainText("test_a loses its only recording, so a replay of it fails.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toHaveCount(0);
    expect(existsSync(join(folder, "suite/recordings/a.json"))).toBe(true);
    await page.keyboard.press("d");
    await confirmed(page, "Delete 1 recording");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/");
  });

  test("a selection of thirty, with the tests named; all of it is back after undo", async ({ page, folder, start }) => {
    writeMany(folder, 30);
    for (let i = 0; i < 10; i++) writeChat(folder, `other/recordings/${i}.json`, { test: "test_other" });
    const before = readFileSync(join(folder, "suite/recordings/0007.json"));
    const { url } = await start(folder);
    const list = new List(page);
    await list.open(`${url}/?suite=suite`);
    await list.press("j", "ControlOrMeta+a");
    await expect(page.getByRole("region", { name: "Selection" })).toContainText("30 selected");
    await list.press("d");
    const dialog = page.getByRole("dialog", { name: "Delete 30 recordings" });
    const losses = dialog.getByRole("list", { name: "What tests lose" }).getByRole("listitem");
    await expect(losses).toHaveCount(6);
    await expect(losses.first()).toHaveText(/test_0000 loses all of its 5 recordings, so a replay of it fails/);
    await confirmed(page, "Delete 30 recordings");
    await list.expectCount(/^0 of 10/);
    await expect(page.getByRole("region", { name: "Selection" })).toHaveCount(0);
    expect(existsSync(join(folder, "suite/recordings/0007.json"))).toBe(false);
    await list.press("u");
    await list.expectCount(/^30 of 40/);
    expect(readFileSync(join(folder, "suite/recordings/0007.json"))).toEqual(before);
    await list.press("U");
    await list.expectCount(/^0 of 10/);
  });

  test("more than a thousand go as a job, which is stopped between two changes; all of it comes back", async ({
    page,
    folder,
    start,
    faults,
  }) => {
    // Thousands of files are written, deleted and brought back.
    test.slow();
    writeMany(folder, 2500);
    const before = readFileSync(join(folder, "suite/recordings/1500.json"));
    const { url } = await start(folder, [], faults.env);
    const list = new List(page);
    await list.open(`${url}/`);
    await list.press("j", "ControlOrMeta+a");
    await expect(page.getByRole("region", { name: "Selection" })).toContainText("2,500 selected");
    await list.press("d");
    faults.begin({ call: "rename", path: "1500.json", code: "HOLD" });
    await confirmed(page, "Delete 2,500 recordings");
    const deleting = page.getByRole("region", { name: "Delete 2,500 recordings" });
    await expect(deleting).toContainText(/1,\d{3} of 2,500/);
    await expect(deleting.getByRole("progressbar")).toBeVisible();
    await expect(page).toHaveTitle(/^\(\d\d %\)/);
    // All of the second thousand are gone but the one that the disk holds: the list shows what is there.
    await list.expectCount(/^501 /);
    await expectAccessible(page);
    await deleting.getByRole("button", { name: "Cancel" }).click();
    await expect(deleting.getByRole("button", { name: "Stopping…" })).toBeDisabled();
    faults.end();
    await expect(deleting).toContainText("Cancelled: 2,000 recordings changed.");
    await list.expectCount(/^500 /);
    expect(readdirSync(join(folder, "suite/recordings"))).toHaveLength(500);

    await deleting.getByRole("button", { name: "Undo" }).click();
    const undoing = page.getByRole("region", { name: "Undo 2 changes of 2,000 files" });
    // Two thousand files are moved back, each on the disk itself.
    await expect(undoing).toContainText("2,000 recordings changed.", { timeout: 60_000 });
    await expect(deleting).toHaveCount(0);
    await list.expectCount(/^2,500 /);
    expect(readFileSync(join(folder, "suite/recordings/1500.json"))).toEqual(before);
    await list.press("U");
    await expect(page.getByRole("region", { name: "Redo a change of 1,000 files" })).toContainText("1,000 recordings");
    await list.expectCount(/^1,500 /);
  });

  test("is not offered where nothing may be changed", async ({ page, folder, start }) => {
    writeMany(folder, 3);
    const { url } = await start(folder, ["--read-only"]);
    const list = new List(page);
    await list.open(`${url}/`);
    await list.press("j", "x", "d");
    await expect(page.getByRole("region", { name: "Selection" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete…" })).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await list.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await expect(page.getByText("Undo the latest change")).toHaveCount(0);
  });
});
