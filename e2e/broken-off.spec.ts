import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

const PATH = "suite/recordings/tide.json";

/** From now on, half of each answer is all that comes. */
async function breakOff(page: Page): Promise<void> {
  await page.route(/[?&]_rsc=/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.slice(0, text.length / 2) });
  });
}

const failure = (page: Page) => page.getByRole("alert").filter({ hasText: "This page was not loaded to its end" });

test("a page whose refresh breaks off says so, in its theme, and is whole again when it is loaded anew", async ({
  page,
  folder,
  start,
}) => {
  writeChat(folder, PATH, { answer: "At noon." });
  const { url } = await start(folder);
  await open(page, `${url}/r/${PATH}`);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark" }).click();
  await breakOff(page);
  writeChat(folder, PATH, { answer: "At dusk." });
  await expect(failure(page)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
  await page.unrouteAll();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main")).toContainText("At dusk.");
});
