import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible";
import { recordingPage, sampleWith } from "./support/samples";
import { expect, test } from "./support/test";

test.describe("the raw text", () => {
  test("folds, unfolds and finds, also what is folded away", async ({ page, root }) => {
    await page.goto(
      `${recordingPage(sampleWith(root, "the limit of 1 tool call per turn", '"is_streaming": true'))}?tab=raw`,
    );
    const text = page.getByRole("region", { name: "Raw text of the file" });
    await expect(text).toContainText('"test_id"');
    await page.getByRole("button", { name: "Fold all", exact: true }).click();
    await expect(text).toContainText('"response"');
    await expect(text).not.toContainText("chat.completion.chunk");
    await page.getByRole("searchbox", { name: "Search in the file" }).fill("CHAT.completion.chunk");
    await expect(page.getByRole("status").filter({ hasText: "1 of" })).toBeVisible();
    await expect(text.locator("mark").first()).toHaveText("chat.completion.chunk");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "2 of" })).toBeVisible();
    await expectAccessible(page);
  });

  test("opens at a place that a link names", async ({ page, root }) => {
    const path = sampleWith(root, "the limit of 1 tool call per turn", '"is_streaming": true');
    await page.goto(`${recordingPage(path)}?${new URLSearchParams({ tab: "raw", at: "/response/body/40" })}`);
    await expect(page.getByRole("region", { name: "Raw text of the file" })).toContainText("__type__");
    await expect(page.getByRole("button", { name: "Fold line 1", exact: true })).toBeHidden();
  });

  test("shows one line of a megabyte, and a file too large for a page", async ({ page, folder, start }) => {
    const long = `{"request": {"body": {"x": "${"lorem ".repeat(180_000)}"}}, "response": {"body": null}}`;
    writeFileSync(join(folder, "long.json"), long);
    writeFileSync(join(folder, "large.json"), `{"request": {}, "response": {"pad": "${"z".repeat(9_000_000)}needle"}}`);
    const { url } = await start(folder);
    await page.goto(`${url}/r/long.json?tab=raw`);
    const text = page.getByRole("region", { name: "Raw text of the file" });
    await expect(text).toContainText("lorem lorem");
    await text.press("End");
    await expect(text).toContainText('"body": null');
    await page.goto(`${url}/r/large.json?tab=raw`);
    await page.getByRole("searchbox", { name: "Search in the file, as typed" }).fill("needle");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Part of the file's raw text" })).toContainText("needle");
  });
});
