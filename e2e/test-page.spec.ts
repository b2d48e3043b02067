import { expectAccessible } from "./support/accessible";
import { sampleWith, testIdOf, testPage } from "./support/samples";
import { expect, test } from "./support/test";

test.describe("a test of several turns", () => {
  test.beforeEach(async ({ page, root }) => {
    await page.goto(testPage(testIdOf(root, sampleWith(root, "Plan a weekend in Bergen"))));
    // The buttons of a message come with the page's scripts.
    await expect(page.getByRole("button", { name: "Copy message 2" }).first()).toBeAttached();
  });

  test("reads as one conversation: each turn shows what is new in it", async ({ page }) => {
    const turns = page.getByRole("region", { name: /^Turn \d+$/ });
    await expect(turns).toHaveCount(6);
    await expect(turns.getByText("Plan a weekend in Bergen")).toHaveCount(1);
    const second = turns.nth(1);
    await expect(second.getByRole("article", { name: "Message 4, tool" })).toContainText("of find_trains");
    await expect(second).not.toContainText("You are Wayfarer");
    await expectAccessible(page);
  });

  test("shows where it branches", async ({ page }) => {
    await expect(page.getByText("6 turns · 1 branch")).toBeVisible();
    const branch = page.getByRole("region", { name: "Turn 6" });
    await branch.getByRole("link", { name: "branches after turn 3" }).click();
    await expect(page.locator("#t3")).toBeInViewport();
  });

  test("lists its turns, a line each", async ({ page }) => {
    const index = page.getByRole("navigation", { name: "Turns" });
    await expect(index.getByRole("listitem")).toHaveCount(6);
    await index.getByRole("link", { name: /boat than by train/ }).click();
    await expect(page.locator("#t6")).toBeInViewport();
  });

  test("links each turn to its recording, and back", async ({ page }) => {
    await page
      .getByRole("region", { name: "Turn 4" })
      .getByRole("link", { name: /\.json$/ })
      .click();
    await expect(page).toHaveURL(/\/r\/travel\/recordings\/[0-9a-f]{64}\.json$/);
    await page.getByRole("link", { name: /test_plan_is_revised/ }).click();
    await expect(page.getByRole("region", { name: "Turn 4" })).toBeVisible();
  });

  test("walks through all turns by keys", async ({ page }) => {
    await page.keyboard.press("G");
    await expect(page.getByRole("region", { name: "Turn 6" }).locator("[data-message]").last()).toBeFocused();
    await page.keyboard.press("k");
    await expect(page.getByRole("region", { name: "Turn 6" }).locator("[data-message]").first()).toBeFocused();
  });

  test("fits a phone", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});

test("calls that are no conversation are listed beside it", async ({ page, root }) => {
  await page.goto(testPage(testIdOf(root, sampleWith(root, "A Field Guide to Fog", '"embedding"'))));
  const calls = page.getByRole("region", { name: /^Side calls/ });
  await calls.getByRole("link", { name: /\/v1\/embeddings/ }).click();
  await expect(page.getByRole("region", { name: "Embeddings" })).toBeVisible();
});

test("a test without recordings is a page that helps on", async ({ page }) => {
  const response = await page.goto(testPage("tests/none.py::test_none"));
  expect(response?.status()).toBe(404);
  await expect(page.getByText("No recording belongs to this test")).toBeVisible();
  await expectAccessible(page);
});
