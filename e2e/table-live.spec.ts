import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { List } from "./support/list";
import { writeChat, writeMany } from "./support/recordings";
import { expect, test } from "./support/test";

test("files that are added, changed and removed show without a reload", async ({ page, folder, start }) => {
  writeChat(folder, "a/recordings/1.json", { test: "test_one", answer: "first" });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await expect(list.rows).toHaveCount(1);
  await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));

  writeChat(folder, "a/recordings/0.json", { test: "test_zero" });
  await expect(list.rows).toHaveText([/test_zero/, /test_one/]);
  writeChat(folder, "a/recordings/1.json", { test: "test_one", answer: "second" });
  await expect(list.row("test_one")).toContainText("second");
  rmSync(join(folder, "a/recordings/0.json"));
  await expect(list.rows).toHaveText([/test_one/]);
  await expect(page.getByRole("banner")).toContainText("1 recording");
  await expect(page.locator("html[data-same-page]")).toBeAttached();
});

/** As when another tab of the window is looked at, or this one again. */
async function show(page: Page, visibility: DocumentVisibilityState): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);
}

test("ten tabs are open at once, and each is up to date when it is looked at", async ({
  page,
  context,
  folder,
  start,
}) => {
  writeChat(folder, "a/recordings/1.json", { test: "test_one" });
  const { url } = await start(folder);
  const first = new List(page);
  await first.open(url);
  await expect(first.rows).toHaveCount(1);
  await show(page, "hidden");
  for (let tab = 2; tab <= 10; tab++) {
    const list = new List(await context.newPage());
    await list.open(url);
    await expect(list.rows).toHaveCount(1);
    await show(list.page, "hidden");
  }
  writeChat(folder, "a/recordings/2.json", { test: "test_two" });
  await show(page, "visible");
  await expect(first.rows).toHaveText([/test_one/, /test_two/]);
});

test("a change elsewhere moves neither the rows that are read, nor the cursor, nor the selection", async ({
  page,
  folder,
  start,
}) => {
  writeMany(folder, 500);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await list.press("Shift+G");
  await expect(list.active).toContainText("Question 0499");
  await list.press("x");
  const box = await list.active.boundingBox();
  for (const name of ["a", "b", "c"]) writeChat(folder, `suite/recordings/${name}.json`, { test: `test_${name}` });
  rmSync(join(folder, "suite/recordings/0007.json"));
  writeChat(folder, "before/recordings/1.json", { test: "test_before" });
  await expect(page.getByRole("banner")).toContainText("503 recordings");
  await expect(list.active).toContainText("Question 0499");
  await expect(list.active).toHaveAttribute("aria-selected", "true");
  await expect.poll(async () => (await list.active.boundingBox())?.y).toBe(box?.y);
});

test("the recording that is being read is read again when its file changes", async ({ page, folder, start }) => {
  writeChat(folder, "1.json", { answer: "what it said first" });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await list.row("first").click();
  await expect(list.peek).toContainText("what it said first");
  writeChat(folder, "1.json", { answer: "what it says now" });
  await expect(list.peek).toContainText("what it says now");
});

test("an empty folder says what to do, and fills when recordings come", async ({ page, folder, start }) => {
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await expect(page.getByText("No recordings in this folder yet")).toBeVisible();
  await expect(page.getByText("npm start -- path/to/recordings")).toBeVisible();
  writeChat(folder, "1.json", { test: "test_first" });
  await expect(list.row("test_first")).toBeVisible();
});

test("a missing folder says what to do, and is taken up when it comes", async ({ page, folder, start }) => {
  const root = join(folder, "later");
  const { url } = await start(root);
  const list = new List(page);
  await list.open(url);
  await expect(page.getByText("The folder of recordings is not there")).toBeVisible();
  await expect(page.getByText(root)).toBeVisible();
  mkdirSync(root);
  writeChat(root, "1.json", { test: "test_first" });
  await expect(list.row("test_first")).toBeVisible();
});

test("a lost connection is told", async ({ page, folder, start }) => {
  writeChat(folder, "1.json");
  const server = await start(folder);
  const list = new List(page);
  await list.open(server.url);
  await server.stop();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("The connection to Tapedeck is lost");
});
