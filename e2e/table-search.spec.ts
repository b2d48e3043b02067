import { List } from "./support/list";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

test("a word that is spread over chunks is found, and the address tells the search", async ({
  page,
  folder,
  start,
}) => {
  writeChat(folder, "a/recordings/1.json", { test: "test_harbour", answer: ["The light", "hou", "se keeper"] });
  writeChat(folder, "a/recordings/2.json", { test: "test_other", answer: "Nothing of the kind" });
  const { url } = await start(folder);
  const list = new List(page);
  await list.open(url);
  await expect(list.rows).toHaveCount(2);
  await list.press("/");
  await expect(list.search).toBeFocused();
  await list.search.pressSequentially("lighthouse");
  await expect(list.rows).toHaveCount(1);
  await expect(list.row("test_harbour")).toBeVisible();
  await expect(list.grid.locator("mark")).toHaveText("lighthouse");
  await list.expectCount(/^1 of 2/);
  await expect(page).toHaveURL(/\?q=lighthouse$/);

  await page.reload();
  await list.ready();
  await expect(list.search).toHaveValue("lighthouse");
  await expect(list.rows).toHaveCount(1);
  await page.goBack();
  await expect(list.search).toHaveValue("");
  await expect(list.rows).toHaveCount(2);
});

test("operators are completed from what there is", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await list.search.click();
  await list.search.pressSequentially("mod");
  const options = page.getByRole("listbox", { name: "Completions" }).getByRole("option");
  await expect(options).toHaveText([/^model:/]);
  await list.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await list.press("Enter");
  await expect(list.search).toHaveValue("model:");
  await list.search.pressSequentially("claude");
  await expect(page.getByRole("option", { name: /claude/ }).first()).toBeVisible();
  await list.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(list.search).toHaveValue("model:claude");
});

test("operators, quotes and negation narrow the list", async ({ page, folder, start }) => {
  writeChat(folder, "1.json", { test: "test_a", model: "gpt-4o", ask: "one two", answer: "three" });
  writeChat(folder, "2.json", { test: "test_b", model: "gpt-4o", ask: "two one", answer: ["thr", "ee"] });
  writeChat(folder, "3.json", { test: "test_c", model: "llama", ask: "one two", answer: "four" });
  const { url } = await start(folder);
  const list = new List(page);
  for (const [search, tests] of [
    ['"one two"', ["test_a", "test_c"]],
    ["model:gpt one", ["test_a", "test_b"]],
    ["three -test:_a", ["test_b"]],
    ["is:stream", ["test_b"]],
    ["-is:stream -model:llama", ["test_a"]],
  ] as const) {
    await list.open(`${url}/?${new URLSearchParams({ q: search })}`);
    await expect(list.rows).toHaveText(tests.map((name) => new RegExp(name)));
  }
});

test("a bad query is explained at its place, and the rest of it still works", async ({ page }) => {
  const list = new List(page);
  await list.open("/?q=modl:gpt");
  await expect(list.search).toHaveAttribute("aria-invalid", "true");
  await expect(list.search).toHaveAccessibleDescription(/no operator modl:.*Did you mean model:/);
  const all = await list.toolbar.getByRole("status").innerText();
  await list.search.fill("modl:gpt -is:stream");
  await expect(list.search).toHaveAccessibleDescription(/modl:/);
  await expect(list.toolbar.getByRole("status")).not.toHaveText(all);
  await list.search.fill("model:gpt");
  await expect(list.search).toHaveAttribute("aria-invalid", "false");
});

test("nothing found says what could go", async ({ page }) => {
  const list = new List(page);
  await list.open("/?q=xyzzy+plugh&streamed=yes");
  await expect(page.getByText("No recording matches")).toBeVisible();
  await list.grid.getByRole("button", { name: "Clear the search" }).click();
  await expect(page).toHaveURL(/\/\?streamed=yes$/);
  await expect(list.rows.first()).toBeVisible();
});

test("escape leaves the search for the list, whose keys then work", async ({ page }) => {
  const list = new List(page);
  await list.open();
  await list.search.focus();
  await list.press("Escape", "Escape");
  await expect(list.grid).toBeFocused();
  await list.press("j");
  await expect(list.active).toHaveCount(1);
});
