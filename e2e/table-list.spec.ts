import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { List } from "./support/list";
import { writeChat, writeMany } from "./support/recordings";
import { expect, test } from "./support/test";

test("facets count, combine, and are cleared", async ({ page, folder, start }) => {
  writeChat(folder, "north/recordings/1.json", { model: "gpt-4o" });
  writeChat(folder, "north/recordings/2.json", { model: "llama", answer: ["a", "b"] });
  writeChat(folder, "south/recordings/3.json", { model: "qwen" });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  const facet = (name: string) => list.filters.getByRole("region", { name, exact: true });
  const model = (name: string) => facet("Model").getByRole("checkbox", { name: new RegExp(`^${name} `) });
  await expect(facet("Suite").getByRole("listitem")).toHaveText(["north2", "south1"]);
  await model("gpt-4o").check();
  await expect(list.rows).toHaveCount(1);
  await model("qwen").check();
  await expect(list.rows).toHaveCount(2);
  // A facet's counts stand for what choosing a value would show.
  await expect(facet("Model").getByRole("listitem")).toHaveCount(3);
  await expect(facet("Suite").getByRole("listitem")).toHaveText(["north1", "south1"]);
  await expect(page).toHaveURL(/\?model=gpt-4o&model=qwen$/);

  await page.goBack();
  await expect(list.rows).toHaveCount(1);
  await page.goForward();
  await expect(list.rows).toHaveCount(2);
  await facet("Model").getByRole("button", { name: "Clear Model" }).click();
  await expect(list.rows).toHaveCount(3);
});

test("a long facet shows all its values on demand, with a filter", async ({ page, folder, start }) => {
  for (let i = 10; i < 30; i++) writeChat(folder, `${i}.json`, { model: `model-${i}` });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  const models = list.filters.getByRole("region", { name: "Model", exact: true });
  await expect(models.getByRole("listitem")).toHaveCount(6);
  await models.getByRole("button", { name: "All values of Model" }).click();
  await expect(models.getByRole("listitem")).toHaveCount(20);
  await models.getByRole("textbox", { name: "Filter Model" }).fill("-27");
  await models.getByRole("checkbox", { name: /^model-27 / }).check();
  await expect(list.rows).toHaveCount(1);
});

test("a click on a column's name sorts, a second turns it, a third ends it", async ({ page, folder, start }) => {
  writeChat(folder, "1.json", { test: "test_b", answer: "x".repeat(500) });
  writeChat(folder, "2.json", { test: "test_c" });
  writeChat(folder, "3.json", { test: "test_a", answer: "x".repeat(5000) });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  const size = list.grid.getByRole("columnheader", { name: "Size" });
  const sort = () => size.getByRole("button").click();
  await sort();
  await expect(size).toHaveAttribute("aria-sort", "descending");
  await expect(list.rows).toHaveText([/test_a/, /test_b/, /test_c/]);
  await sort();
  await expect(size).toHaveAttribute("aria-sort", "ascending");
  await expect(list.rows).toHaveText([/test_c/, /test_b/, /test_a/]);
  await sort();
  await expect(size).not.toHaveAttribute("aria-sort");
  await expect(page).toHaveURL(`${url}/`);
});

test("rows are grouped by test under headers that open and close", async ({ page, folder, start }) => {
  writeMany(folder, 20);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await list.toolbar.getByRole("button", { name: "Group by test" }).click();
  const headers = list.grid.getByRole("button", { expanded: true });
  await expect(headers).toHaveText([1, 2, 3, 4].map((n) => `test_000${n - 1}5 recordings`));
  await list.expectCount(/in 4 tests/);
  await headers.first().click();
  await expect(list.rows).toHaveCount(15);
  await list.press("g", "g", "ArrowRight");
  await expect(list.rows).toHaveCount(20);
  await list.press("]", "]");
  await expect(list.active).toContainText("test_0002");
  await list.toolbar.getByRole("button", { name: "Close all tests" }).click();
  await expect(list.rows).toHaveCount(0);
  await list.toolbar.getByRole("button", { name: "Open all tests" }).click();
  await expect(list.rows).toHaveCount(20);
});

test("rows far down are fetched when they are come to", async ({ page, folder, start }) => {
  writeMany(folder, 1000);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await expect(list.rows.first()).toContainText("test_0000");
  await list.press("Shift+G");
  await expect(list.active).toContainText("Question 0999");
  expect(await list.rows.count()).toBeLessThan(80);
  await list.press("g", "g");
  await expect(list.active).toContainText("Question 0000");
});

test("columns and density are chosen, and the address keeps them", async ({ page }) => {
  const list = new List(page);
  await list.open();
  const endpoint = list.grid.getByRole("columnheader", { name: "Endpoint" });
  await expect(endpoint).toBeHidden();
  await list.toolbar.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Suite" }).click();
  await page.keyboard.press("Escape");
  await expect(list.grid.getByRole("columnheader", { name: "Suite" })).toHaveCount(0);
  await expect(endpoint).toBeVisible();
  await expect(page).toHaveURL(/cols=git,test,model|cols=git%2Ctest%2Cmodel/);
  const height = async () => (await list.rows.first().boundingBox())?.height;
  expect(await height()).toBe(36);
  await list.toolbar.getByRole("button", { name: "Compact rows" }).click();
  await expect.poll(height).toBe(28);
  await page.reload();
  expect(await height()).toBe(28);
  await expect(list.grid.getByRole("columnheader", { name: "Suite" })).toHaveCount(0);
});

test("columns fit what they hold, and stay as wide whatever rows are in view", async ({ page, folder, start }) => {
  const name = "test_output_safety_guardrails_safe_content";
  for (let i = 100; i < 300; i++) {
    const test = i < 200 ? `${name}[client-${"model-".repeat(30)}]` : `test_${i}`;
    writeChat(folder, `suite/recordings/${i}.json`, {
      test,
      model: i < 200 ? "m" : "a-model-with-a-long-name".repeat(3),
    });
  }
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  const whole = list.rows.first().getByText(name, { exact: true });
  expect(await whole.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0);
  // Where each cell of a row begins and ends.
  const edges = (row: Locator) =>
    row.evaluate(({ children }) =>
      [...children].map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => [left, right]),
    );
  const header = list.grid.getByRole("row").first();
  const before = await edges(header);
  expect(await edges(list.rows.first())).toEqual(before);
  await list.press("Shift+G");
  await expect(list.active).toContainText("test_299");
  expect(await edges(list.active)).toEqual(before);
  expect(await edges(header)).toEqual(before);
  const size = list.grid.getByRole("columnheader", { name: "Size" });
  const right = (element: Locator) => element.evaluate((each) => each.getBoundingClientRect().right);
  expect(await right(size.getByRole("button"))).toBe(await right(list.active.getByTitle(/bytes$/)));
});

test("rows are selected one by one, in a range, and all that match", async ({ page, context, folder, start }) => {
  writeMany(folder, 600);
  const { url } = await start(folder);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const list = new List(page);
  await list.open(url);
  const bar = page.getByRole("region", { name: "Selection" });
  await list.press("j", "j", "x");
  await expect(bar.getByRole("status")).toHaveText("1 selected");
  await expect(list.row("Question 0001")).toHaveAttribute("aria-selected", "true");
  await list
    .row("Question 0008")
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(bar.getByRole("status")).toHaveText("8 selected");
  await list.row("Question 0012").click({ modifiers: ["Shift"] });
  await expect(bar.getByRole("status")).toHaveText("12 selected");
  await bar.getByRole("button", { name: "Select all 600" }).click();
  await list.row("Question 0003").getByRole("checkbox").click();
  await expect(bar.getByRole("status")).toHaveText("599 selected");
  await bar.getByRole("button", { name: "Copy paths" }).click();
  await expect(page.getByText("Copied 599 paths")).toBeVisible();
  const paths = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(paths).toHaveLength(599);
  expect(paths).not.toContain("suite/recordings/0003.json");
  await list.press("Escape");
  await expect(bar).toHaveCount(0);
});

test("a file that cannot be read is a row that says why, and opens", async ({ page, folder, start }) => {
  writeChat(folder, "good.json");
  writeFileSync(join(folder, "torn.json"), '{"request": {"url": ');
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  const row = list.row("torn.json");
  await expect(row).toContainText(/not JSON.*line 1/);
  await row.click();
  await expect(list.peek.getByRole("alert")).toContainText("not JSON");
  await list.press("Enter");
  await expect(page).toHaveURL(/\/r\/torn\.json/);
  await expect(page.getByRole("alert").first()).toContainText("not JSON");
});

test("recorded text stays text, and what would act is shown", async ({ page, folder, start }) => {
  writeChat(folder, "1.json", {
    test: "test_<img src=x onerror=alert(1)>",
    ask: "turn \u202eround \u001b[31mred <script>alert(1)</script>",
    answer: "done",
  });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await expect(list.rows).toContainText("‹U+202E›");
  await expect(list.rows).toContainText("␛[31mred <script>alert(1)</script>");
  await expect(list.rows).toContainText("test_<img src=x onerror=alert(1)>");
  await expect(list.grid.locator("img, script")).toHaveCount(0);
});
