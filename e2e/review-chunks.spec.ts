import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

const difference = (page: Page) => page.getByRole("region", { name: "Difference" });
const chunks = (page: Page) => difference(page).getByRole("listbox", { name: "Chunks of both" });

/** A work tree in which a stream was recorded anew: `count` pieces, of which one says something else. */
function repositoryIn(folder: string, count: number): void {
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=Test", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
    execFileSync("git", [...who, ...args], { cwd: folder, stdio: "ignore" });
  };
  const pieces = (word: string) => Array.from({ length: count }, (_, at) => (at === count - 3 ? word : `word ${at} `));
  const path = "suite/recordings/ferry.json";
  writeChat(folder, path, { test: "test_ferry", answer: pieces("noon ") });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "Record");
  writeChat(folder, path, { test: "test_ferry", answer: [...pieces("dusk "), "sharp."] });
}

test("chunks of both sides stand beside each other, what is the same folded", async ({ page, folder, start }) => {
  repositoryIn(folder, 3000);
  const { url } = await start(folder);
  await page.goto(`${url}/review`);
  await expect(page.locator(`html[data-keys*="Difference"]`)).toBeAttached();
  await page.keyboard.press("c");
  await expect(difference(page).getByRole("status")).toHaveText(
    "3,001 → 3,002 chunks: 1 changed, 1 added, 3,000 the same",
  );
  const rows = chunks(page).getByRole("option");
  await expect(rows.first()).toHaveText("2,995 chunks that bring the same");
  await expect(rows.filter({ hasText: "changed" })).toContainText("noon →dusk");
  await expectAccessible(page);

  await rows.filter({ hasText: "changed" }).click();
  const chosen = difference(page).getByRole("region", { name: "The chosen chunks" });
  await expect(chosen.locator("del")).toContainText("noon");
  await expect(chosen.locator("ins")).toContainText("dusk");
  await chunks(page).press("ArrowDown");
  await expect(chosen).toContainText("word 2998");
  await chunks(page).press("Home");
  await chunks(page).press("Enter");
  await expect(rows.first()).toContainText("word 0");
  // A window of them is drawn only.
  expect(await rows.count()).toBeLessThan(200);

  await expect(page).toHaveURL(/look=chunks/);
  await page.keyboard.press("t");
  await expect(difference(page).getByRole("region", { name: "The file's lines" })).toBeVisible();
  await expect(chunks(page)).toBeHidden();
  await page.keyboard.press("c");
  await expect(chunks(page)).toBeVisible();
  await page.reload();
  await expect(chunks(page)).toBeVisible();
});
