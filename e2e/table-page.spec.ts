import { expectAccessible } from "./support/accessible";
import { List } from "./support/list";
import { writeMany } from "./support/recordings";
import { expect, test } from "./support/test";

test("? lists the page's keys, and escape gives the focus back", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await list.press("j", "?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog.getByRole("region", { name: "Recordings" })).toContainText("Peek at the conversation");
  await expect(dialog.getByRole("region", { name: "Everywhere" })).toContainText("Search");
  await expectAccessible(page);
  await list.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(list.grid).toBeFocused();
});

test("the theme is chosen, and kept without a flash", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/")).text();
  expect(html).toContain('data-theme="dark"');
});

test("a tooltip tells a control's name and key to keyboard and pointer", async ({ page }) => {
  const list = new List(page);
  await list.open();
  const group = list.toolbar.getByRole("button", { name: "Group by test" });
  await group.hover();
  const tooltip = page.getByRole("tooltip", { name: "Group by test" });
  await expect(tooltip).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(tooltip).toHaveCount(0);
});

for (const [name, path] of [
  ["the table", "/"],
  ["the grouped table with the peek", "/?group=test&peek=1&density=compact"],
  ["an empty result", "/?q=xyzzy"],
  ["a bad query", "/?q=is:nothing"],
] as const) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    // A window of few rows: each is like the other, and axe takes its time for each.
    await page.setViewportSize({ width: 1440, height: 420 });
    const list = new List(page);
    await list.open(path);
    if (path.includes("peek")) await expect(list.peek.getByText("assistant").first()).toBeVisible();
    await expectAccessible(page);
  });
}

test("axe finds nothing: an empty folder", async ({ page, folder, start }) => {
  const { url } = await start(folder);
  await new List(page).open(url);
  await expect(page.getByText("No recordings in this folder yet")).toBeVisible();
  await expectAccessible(page);
});

test("an address of nothing says so", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
  await expectAccessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the list, its filters and the peek fit", async ({ page }) => {
    const list = new List(page);
    await list.open();
    const rows = list.grid.locator("[data-path]");
    await expect(rows.first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await list.grid.evaluate((grid) => grid.scrollWidth - grid.clientWidth)).toBe(0);

    await list.toolbar.getByRole("button", { name: "Filter" }).click();
    const drawer = page.getByRole("dialog", { name: "Filter" });
    await drawer.getByRole("checkbox", { name: /^weather / }).check();
    await drawer.getByRole("button", { name: /^Show \d+ recording/ }).click();
    await expect(drawer).toHaveCount(0);
    await expect(page).toHaveURL(/suite=weather/);

    await rows.first().tap();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByRole("region", { name: "Conversation" })).toContainText(/user/i);
    await page.goBack();
    await expect(sheet).toHaveCount(0);
    await expect(page).toHaveURL(/suite=weather/);
  });

  test("the selection's usual actions stand in one row, the others in a menu", async ({ page, folder, start }) => {
    writeMany(folder, 60);
    const { url } = await start(folder);
    const list = new List(page);
    await list.open(url);
    await list.press("j", "x");
    const bar = page.getByRole("region", { name: "Selection" });
    await expect(bar.getByRole("status")).toHaveText("1 selected");
    const more = bar.getByRole("button", { name: "More" });
    await more.focus();
    await list.press("Enter");
    await expect(page.getByRole("menuitem")).toHaveText(["Select all 60", "Copy paths", "Replace…"]);
    await page.getByRole("menuitem", { name: "Select all 60" }).press("Enter");
    await expect(bar.getByRole("status")).toHaveText("60 selected");
    await expect(more).toBeFocused();
    await expect(bar.getByRole("button")).toHaveText(["Re-record…", "Delete…", "", ""]);
    expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(41);
    await bar.getByRole("button", { name: "Delete…" }).tap();
    await expect(page.getByRole("dialog")).toContainText("60 recordings");
  });

  test("axe finds nothing: the list, the filters, the peek", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 500 });
    const list = new List(page);
    await list.open();
    await list.toolbar.getByRole("button", { name: "Filter" }).click();
    await expect(page.getByRole("dialog", { name: "Filter" })).toBeVisible();
    await expectAccessible(page);
    await list.press("Escape");
    await list.grid.locator("[data-path]").first().tap();
    await expect(page.getByRole("dialog").getByText("assistant").first()).toBeVisible();
    await expectAccessible(page);
  });
});
