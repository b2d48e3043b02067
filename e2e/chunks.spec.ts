import { expectAccessible } from "./support/accessible";
import { recordingPage, sampleWith } from "./support/samples";
import { expect, test } from "./support/test";

test.describe("the chunks of a stream", () => {
  test.beforeEach(async ({ page, root }) => {
    await page.goto(
      `${recordingPage(sampleWith(root, "the limit of 1 tool call per turn", '"is_streaming": true'))}?tab=chunks`,
    );
    await expect(page.getByRole("listbox", { name: "Chunks" })).toBeVisible();
  });

  test("pointing at a chunk marks what it brought, and the other way round", async ({ page }) => {
    const answer = page.getByRole("region", { name: "Assembled answer" });
    const chunk = page.getByRole("listbox", { name: "Chunks" }).getByRole("option").nth(3);
    await chunk.hover();
    await expect(answer.locator("[data-active]")).toHaveCount(1);
    const brought = await answer.locator("[data-active]").textContent();
    await answer.locator("[data-chunk='5']").first().hover();
    await expect(answer.locator("[data-active]")).not.toHaveText(brought ?? "");
    await answer.locator("[data-chunk='5']").first().click();
    await expect(page.getByRole("listbox", { name: "Chunks" }).getByRole("option", { selected: true })).toHaveAttribute(
      "aria-posinset",
      "6",
    );
    await expect(page.getByRole("region", { name: "Chunk 5" })).toContainText('"delta"');
  });

  test("plays, pauses, steps and scrubs", async ({ page }) => {
    const ahead = page.getByRole("region", { name: "Assembled answer" }).locator("[data-ahead]");
    const position = page.getByRole("slider", { name: "Position in the stream" });
    await expect(ahead).toHaveCount(0);
    await page.getByRole("combobox", { name: "Speed, chunks a second" }).selectOption("200");
    await page.getByRole("button", { name: "Play" }).click();
    await expect(position).toHaveValue("53");
    await page.getByRole("button", { name: "One chunk back" }).click();
    await expect(position).toHaveValue("52");
    await position.fill("10");
    await expect(ahead).not.toHaveCount(0);
    await page.getByRole("button", { name: "One chunk forward" }).click();
    await expect(position).toHaveValue("11");
    await expect(page.getByText("synthetic pace")).toBeVisible();
  });

  test("walks the chunks from the keyboard, raw or read", async ({ page }) => {
    await page.getByRole("listbox", { name: "Chunks" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("listbox", { name: "Chunks" }).getByRole("option", { selected: true })).toHaveAttribute(
      "aria-posinset",
      "2",
    );
    await page.keyboard.press("End");
    await expect(page.getByRole("listbox", { name: "Chunks" }).getByRole("option", { selected: true })).toContainText(
      "usage",
    );
    await page.getByRole("button", { name: "Raw chunks" }).click();
    await expect(page.getByRole("listbox", { name: "Chunks" }).getByRole("option", { selected: true })).toContainText(
      "__type__",
    );
    await expectAccessible(page);
  });
});
