import { List } from "./support/list";
import { writeMany } from "./support/recordings";
import { expect, test } from "./support/test";

test("the peek follows the cursor", async ({ page, folder, start }) => {
  writeMany(folder, 30);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await list.press("j", "Space");
  await expect(list.peek).toContainText("Answer 0000");
  await list.press("j", "ArrowDown");
  await expect(list.peek).toContainText("Answer 0002");
  await expect(list.peek).not.toContainText("Answer 0000");
  await list.press("k");
  await expect(list.peek).toContainText("Answer 0001");
  await list.peek.getByRole("button", { name: "Next row" }).click();
  await expect(list.peek).toContainText("Answer 0002");
  await expect(page).toHaveURL(/at=suite\/recordings\/0002\.json&peek=1/);
  await list.row("Question 0005").click();
  await expect(list.peek).toContainText("Answer 0005");
  await list.press("Escape");
  await expect(list.peek).toHaveCount(0);
  await expect(list.active).toContainText("Question 0005");
});

test("enter opens the page, and back returns to the same row", async ({ page, folder, start }) => {
  writeMany(folder, 900);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(`${url}/?sort=-test`);
  await list.press("Shift+G", "k", "k");
  await expect(list.active).toContainText("Question 0002");
  await list.press("x");
  const scrolled = await list.grid.evaluate((grid) => grid.scrollTop);
  expect(scrolled).toBeGreaterThan(10_000);
  await list.press("Enter");
  await expect(page).toHaveURL(/\/r\/suite\/recordings\/0002\.json\?sort=-test$/);
  await page.goBack();
  await expect(list.active).toContainText("Question 0002");
  await expect.poll(() => list.grid.evaluate((grid) => grid.scrollTop)).toBe(scrolled);
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  await list.press("k");
  await expect(list.active).toContainText("Question 0001");
});

test("a link to a row far down shows it, with its conversation", async ({ page, folder, start }) => {
  writeMany(folder, 900);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(`${url}/?at=suite/recordings/0777.json&peek=1`);
  await expect(list.active).toContainText("Question 0777");
  await expect(list.active).toBeInViewport();
  await expect(list.peek).toContainText("Answer 0777");
});

test("a link to a row that is gone shows the list", async ({ page }) => {
  const list = new List(page);
  await list.open("/?at=gone/recordings/1.json");
  await expect(page).toHaveURL(/\/$/);
  await expect(list.rows.first()).toBeVisible();
});

test("a group's rows are peeked at by keys alone", async ({ page, folder, start }) => {
  writeMany(folder, 10);
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(`${url}/?group=test`);
  await list.press("j", "ArrowLeft", "j", "j", "Space");
  await expect(list.peek).toContainText("Answer 0005");
});
