import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { List } from "./support/list";
import { open, ready } from "./support/ready";
import { chatText, writeChat, writeMany } from "./support/recordings";
import { expect, test } from "./support/test";

const textOf = (folder: string, name: string) => readFileSync(join(folder, `suite/recordings/${name}.json`), "utf8");

async function ask(page: Page, find: string, replace: string): Promise<void> {
  await page.getByRole("textbox", { name: "Find", exact: true }).fill(find);
  await page.getByRole("textbox", { name: "Replace with" }).fill(replace);
  await page.keyboard.press("Enter");
}

test.describe("find and replace", () => {
  test("in a selection of the table: seen first, matches left out, undone at once", async ({ page, folder, start }) => {
    writeChat(folder, "suite/recordings/a.json", { test: "test_a", answer: ["High ti", "de, then high ", "tide."] });
    writeChat(folder, "suite/recordings/b.json", { test: "test_b", answer: 'The "tide" turns.' });
    writeChat(folder, "suite/recordings/c.json", { test: "test_c", answer: "A tide too." });
    const before = ["a", "b", "c"].map((name) => textOf(folder, name));
    const { url } = await start(folder);
    const list = new List(page);
    await list.open(`${url}/`);
    for (const name of ["test_a", "test_b"]) await list.row(name).getByRole("checkbox").click();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Replace…" }).click();
    await expect(page.getByRole("heading", { name: "Find and replace" })).toBeVisible();
    await expect(page.getByText("in the selected recordings")).toBeVisible();
    await ask(page, "TIDE", 'ebb "é"');
    await expect(page.getByRole("status").filter({ hasText: "3 matches in 2 recordings." })).toBeVisible();
    const files = page.getByRole("list", { name: "Recordings with matches" });
    await expect(files.getByRole("listitem")).toHaveCount(2);
    const matches = page.getByRole("list", { name: "Matches", exact: true }).getByRole("listitem");
    await expect(matches.first()).toContainText('High tideebb "é", then high tide.');
    await expectAccessible(page);
    await matches.nth(1).getByRole("checkbox").uncheck();
    await page.getByRole("button", { name: "Show the file’s lines" }).click();
    await expect(page.getByRole("region", { name: "The file's lines" })).toContainText("ebb");
    await expect(page.getByRole("status").filter({ hasText: "2 matches in 2 recordings." })).toBeVisible();
    await page.getByRole("button", { name: "Replace in 2 recordings" }).click();
    const job = page.getByRole("region", { name: "Replace in 2 recordings" });
    await expect(job).toContainText("2 recordings changed");
    expect(textOf(folder, "b")).toBe(
      chatText({ test: "test_b", answer: 'The "ebb "é"" turns.' }).replaceAll("é", "\\u00e9"),
    );
    expect(textOf(folder, "a")).toContain("then high ");
    expect(textOf(folder, "a")).toContain("tide.");
    expect(textOf(folder, "c")).toBe(before[2]);
    await job.getByRole("button", { name: "Undo" }).click();
    await expect(job).toContainText("Undone.");
    expect(["a", "b", "c"].map((name) => textOf(folder, name))).toEqual(before);
  });

  test("in the list on screen, by the palette; the address keeps the question", async ({ page, folder, start }) => {
    writeMany(folder, 120);
    const { url } = await start(folder);
    const list = new List(page);
    await list.open(`${url}/?q=test_0001`);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("find and replace");
    await page.getByRole("option", { name: "Find and replace", exact: true }).click();
    await expect(page.getByText("in the recordings of: test_0001")).toBeVisible();
    await ask(page, String.raw`answer (\d+)`, "Number $1");
    await expect(page.getByText("Nothing found")).toBeVisible();
    await page.getByRole("checkbox", { name: "Regular expression" }).check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("status").filter({ hasText: "5 matches in 5 recordings." })).toBeVisible();
    await page.reload();
    await ready(page);
    await expect(page.getByRole("textbox", { name: "Find", exact: true })).toHaveValue(String.raw`answer (\d+)`);
    await expect(page.getByRole("checkbox", { name: "Regular expression" })).toBeChecked();
    await ask(page, "answer (", "x");
    await expect(page.getByRole("alert").filter({ hasText: "cannot be read" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Find", exact: true })).toHaveValue("answer (");
  });

  test("in requests changes keys: files are renamed if asked to, and one that was changed meanwhile is left alone", async ({
    page,
    folder,
    start,
  }) => {
    const key = (digit: string) => digit.repeat(64);
    writeChat(folder, `suite/recordings/${key("a")}.json`, { test: "test_a", ask: "Where is the sail?" });
    writeChat(folder, `suite/recordings/${key("b")}.json`, { test: "test_b", ask: "Where is the sail?" });
    const { url } = await start(folder);
    await open(page, `${url}/replace`);
    await page.getByRole("checkbox", { name: "Requests" }).check();
    await ask(page, "sail", "anchor");
    await expect(
      page.getByRole("status").filter({ hasText: "2 matches in 2 recordings; 2 change their key." }),
    ).toBeVisible();
    await expect(page.getByText(/The request key changes: a replay then looks for/)).toBeVisible();
    await page.getByRole("checkbox", { name: "Rename files whose key changes" }).check();
    writeFileSync(
      join(folder, `suite/recordings/${key("b")}.json`),
      chatText({ test: "test_b", ask: "Another sail?" }),
    );
    await page.getByRole("button", { name: "Replace in 2 recordings" }).click();
    const job = page.getByRole("region", { name: "Replace in 2 recordings" });
    await expect(job).toContainText("1 recording changed, 1 failed");
    await expect(job.getByRole("list", { name: "What failed" })).toContainText("changed since it was loaded");
    await new List(page).open(`${url}/`);
    await expect(new List(page).row("anchor")).toHaveCount(1);
    await expect(new List(page).row("Another sail?")).toHaveCount(1);
  });

  test("says which recordings would get one name, and puts one in the other's place once both were compared", async ({
    page,
    folder,
    start,
  }) => {
    const key = (digit: string) => digit.repeat(64);
    writeChat(folder, `suite/recordings/${key("a")}.json`, { ask: "Where is sail 1?", answer: "At the mast." });
    writeChat(folder, `suite/recordings/${key("b")}.json`, { ask: "Where is sail 2?", answer: "In the locker." });
    const { url } = await start(folder);
    await open(page, `${url}/replace`);
    await page.getByRole("checkbox", { name: "Requests" }).check();
    await page.getByRole("checkbox", { name: "Regular expression" }).check();
    await ask(page, "sail .", "the sail");
    await page.getByRole("checkbox", { name: "Rename files whose key changes" }).check();
    await expect(page.getByRole("button", { name: "Replace in 1 recording" })).toBeEnabled();
    const files = page.getByRole("list", { name: "Recordings with matches" });
    await expect(files.getByRole("listitem").nth(1)).toContainText("name taken: left alone");
    await files.getByRole("button").nth(1).click();
    const shown = page.getByRole("region", { name: "What would change" });
    await shown.getByRole("button", { name: "Compare the two" }).click();
    await expect(shown.getByRole("region", { name: /^From that recording/ })).toContainText("locker");
    await shown.getByRole("radio", { name: /^Merge/ }).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Replace in 2 recordings" }).click();
    const job = page.getByRole("region", { name: "Replace in 2 recordings" });
    await expect(job).toContainText("2 recordings changed.");
    await new List(page).open(`${url}/`);
    await expect(new List(page).rows).toHaveCount(1);
    await expect(new List(page).row("In the locker.")).toHaveCount(1);
  });

  test("only looks where nothing may be changed", async ({ page, folder, start }) => {
    writeMany(folder, 2);
    const { url } = await start(folder, ["--read-only"]);
    await open(page, `${url}/replace?find=Answer&with=x`);
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("status").filter({ hasText: "2 matches in 2 recordings." })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Replace in/ })).toHaveCount(0);
  });
});
