import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { hold } from "./support/hold";
import { List } from "./support/list";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

const SCRIPT = /\.js(\?|$)/;
const KEY = "0123456789abcdef".repeat(4);

async function openPalette(page: Page, url = "/") {
  await new List(page).open(url);
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Find anything, run a command" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  return dialog;
}

test("finds a test by words of its name", async ({ page }) => {
  const dialog = await openPalette(page);
  await page.keyboard.type("plan revised");
  await expect(dialog.getByRole("option", { name: /test_plan_is_revised/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("option", { name: /test_plan_is_revised/ }).click();
  await expect(page).toHaveURL(/\/tests\/.*test_plan_is_revised/);
  await expect(dialog).toHaveCount(0);
});

test("finds a recording by what was said, and by the beginning of its key", async ({ page, folder, start }) => {
  writeChat(folder, `a/recordings/${KEY}.json`, { ask: "Where is the anchor?", answer: ["In the ", "locker"] });
  writeChat(folder, "a/recordings/other.json", { ask: "Where is the sail?" });
  const { url } = await start(folder);
  for (const words of ["anchor locker", KEY.slice(0, 10)]) {
    const dialog = await openPalette(page, url);
    await page.keyboard.type(words);
    await expect(dialog.getByRole("option", { name: /anchor.*0123456789ab/ })).toBeVisible();
    await expect(dialog.getByRole("option", { name: /sail/ })).toHaveCount(0);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/r/a/recordings/${KEY}\\.json`));
  }
});

test("runs commands, the page's own too", async ({ page }) => {
  const dialog = await openPalette(page);
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("select all that");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("selected");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("problem");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=is:problem|q=is%3Aproblem/);
});

test("leads to the list of all that matches", async ({ page }) => {
  const dialog = await openPalette(page);
  await page.keyboard.type("weather");
  await dialog.getByRole("option", { name: "List all that matches “weather”" }).click();
  await expect(page).toHaveURL(/\?q=weather$/);
});

test("closes by its key and by escape, and gives the focus back", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await list.press("j");
  for (const key of ["Escape", "Control+k"]) {
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Find anything, run a command" });
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await page.keyboard.press(key);
    await expect(dialog).toHaveCount(0);
    await expect(list.grid).toBeFocused();
  }
});

/** Opens the palette while its code does not come; gives what lets it come. */
async function openSlowly(page: Page): Promise<() => void> {
  const asked = page.waitForRequest(SCRIPT);
  const release = await hold(page, SCRIPT);
  await page.keyboard.press("Control+k");
  await asked;
  return release;
}

test("runs what was typed and entered while it is loaded; what is typed behind that is for the page", async ({
  page,
}) => {
  const list = new List(page);
  await list.open();
  await list.press("j");
  const [first, second] = [list.rows.nth(0), list.rows.nth(1)];
  await expect(first).toHaveAttribute("data-active");
  const release = await openSlowly(page);
  await page.keyboard.type("theme daark");
  for (let left = 0; left < 3; left++) await page.keyboard.press("Backspace");
  await page.keyboard.type("rk");
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await expect(first).toHaveAttribute("data-active");
  release();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(second).toHaveAttribute("data-active");
});

test("its key closes it before it is loaded, and what was typed is forgotten", async ({ page }) => {
  const list = new List(page);
  await list.open();
  const release = await openSlowly(page);
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Control+k");
  await list.press("j");
  await expect(list.rows.first()).toHaveAttribute("data-active");
  release();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await expect(page.getByRole("dialog").getByRole("combobox")).toHaveValue("");
});

test("keeps what is typed while it is loaded, and the page does nothing of it", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await list.press("j");
  const release = await openSlowly(page);
  await page.keyboard.type("delayx");
  await page.keyboard.press("Backspace");
  release();
  const dialog = page.getByRole("dialog", { name: "Find anything, run a command" });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await expect(dialog.getByRole("combobox")).toHaveValue("delay");
  await page.keyboard.type("ed");
  await expect(dialog.getByRole("combobox")).toHaveValue("delayed");
  await expect(page.getByRole("dialog")).toHaveCount(1);
});
