import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { writeChat, writeMany } from "./support/recordings";
import { recordingPage } from "./support/samples";
import { expect, test } from "./support/test";

const path = "suite/recordings/a.json";

/** Runs a command of Tapedeck's on a folder, as a person in a terminal would. */
function tapedeck(folder: string, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(process.cwd(), "dist/tapedeck.mjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

/** Gives a recording's answer another text. */
function answer(folder: string, text: string, file = path) {
  writeFileSync(join(folder, "answer.txt"), text);
  tapedeck(folder, "edit", file, "--text-file", "answer.txt", "--root", ".");
}

async function opened(page: Page, address: string) {
  await open(page, address);
}

const changes = (page: Page) => page.getByRole("list", { name: "Changes" }).locator(":scope > li");

test.describe("history", () => {
  test("lists changes as they are made elsewhere, shows what each did, undoes and redoes it", async ({
    page,
    folder,
    start,
  }) => {
    writeChat(folder, path, { answer: "At noon." });
    const bytes = readFileSync(join(folder, path), "utf8");
    const { url } = await start(folder);
    await opened(page, `${url}/history`);
    await expect(page.getByText("Nothing was changed yet")).toBeVisible();
    answer(folder, "At midnight.");
    await expect(changes(page)).toHaveCount(1);
    const entry = changes(page).first();
    await entry.getByRole("button", { name: /Edited/ }).click();
    await expect(entry.locator("del", { hasText: "noon" })).toBeVisible();
    await expect(entry.locator("ins", { hasText: "midnight" })).toBeVisible();
    await expect(entry.getByRole("region", { name: "The file's lines" })).toContainText("At midnight.");
    await expectAccessible(page);
    await entry.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => readFileSync(join(folder, path), "utf8")).toBe(bytes);
    await expect(changes(page)).toHaveCount(2);
    await expect(changes(page).nth(1)).toContainText("undone");
    await changes(page).nth(1).getByRole("button", { name: "Redo", exact: true }).click();
    await expect.poll(() => readFileSync(join(folder, path), "utf8")).toContain("At midnight.");
  });

  test("narrows by kind and by path, in the address", async ({ page, folder, start }) => {
    writeMany(folder, 3);
    for (const name of ["0000", "0001"]) answer(folder, name, `suite/recordings/${name}.json`);
    tapedeck(folder, "rm", "suite/recordings/0002.json", "--root", ".");
    const { url } = await start(folder);
    await opened(page, `${url}/history`);
    await expect(changes(page)).toHaveCount(3);
    await page.getByRole("searchbox", { name: "Part of the path" }).fill("0001");
    await expect(changes(page)).toHaveCount(1);
    await expect(page).toHaveURL(/path=0001/);
    await page.getByRole("searchbox", { name: "Part of the path" }).fill("");
    await page.getByRole("combobox", { name: "Kind of change" }).selectOption("Deleted");
    await expect(page).toHaveURL(/why=delete/);
    await expect(changes(page)).toHaveText([/Deleted.*0002\.json/]);
  });

  test("u undoes the latest change after a restart, U makes it again", async ({ page, folder, start }) => {
    writeChat(folder, path, { answer: "At noon." });
    const bytes = readFileSync(join(folder, path), "utf8");
    answer(folder, "At midnight.");
    const first = await start(folder);
    await opened(page, first.url);
    // A page would miss its server.
    await page.goto("about:blank");
    await first.stop();
    const { url } = await start(folder);
    await opened(page, `${url}/health`);
    await page.keyboard.press("u");
    await expect(page.getByText("Undone: the recording is as it was before (text).")).toBeVisible();
    expect(readFileSync(join(folder, path), "utf8")).toBe(bytes);
    await page.keyboard.press("U");
    await expect(page.getByText(/^Redone: the recording/)).toBeVisible();
    expect(readFileSync(join(folder, path), "utf8")).toContain("At midnight.");
    await page.getByRole("link", { name: "Show the change" }).first().click();
    await expect(page).toHaveURL(/\/history\?entry=/);
    await page.keyboard.press("u");
    await page.keyboard.press("u");
    await expect(page.getByText("There is nothing to undo.")).toBeVisible();
  });

  test("restores an earlier state from the recording's own history, after a look at the difference", async ({
    page,
    folder,
    start,
  }) => {
    writeChat(folder, path, { answer: "One." });
    const bytes = readFileSync(join(folder, path), "utf8");
    answer(folder, "Two.");
    answer(folder, "Three.");
    const { url } = await start(folder);
    await opened(page, `${url}${recordingPage(path)}`);
    await page.getByRole("link", { name: "History" }).last().click();
    await expect(page).toHaveURL(/tab=history/);
    await expect(changes(page)).toHaveCount(2);
    await changes(page)
      .nth(1)
      .getByRole("button", { name: /Edited/ })
      .click();
    await changes(page).nth(1).getByRole("button", { name: "Restore the state before…" }).click();
    const confirm = page.getByRole("region", { name: "Restore the state before" });
    await expect(confirm.locator("del", { hasText: "Three" })).toBeVisible();
    await expect(confirm.locator("ins", { hasText: "One" })).toBeVisible();
    await expectAccessible(page);
    await confirm.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(changes(page)).toHaveCount(3);
    expect(readFileSync(join(folder, path), "utf8")).toBe(bytes);
  });

  test("refuses to undo what was changed since, in words, and names the change to undo first", async ({
    page,
    folder,
    start,
  }) => {
    writeChat(folder, path, { answer: "One." });
    answer(folder, "Two.");
    answer(folder, "Three.");
    const { url } = await start(folder);
    await opened(page, `${url}/history`);
    await changes(page)
      .nth(1)
      .getByRole("button", { name: /Edited/ })
      .click();
    await changes(page).nth(1).getByRole("button", { name: "Undo", exact: true }).click();
    const refusal = changes(page).nth(1).getByRole("alert");
    await expect(refusal).toContainText(/was changed after 1-.*Undo 2-[0-9a-f]{6} first/);
    await refusal.getByRole("link", { name: /^2-/ }).click();
    await expect(page).toHaveURL(/entry=2-/);

    const byHand = readFileSync(join(folder, path), "utf8").replace("Three.", "By hand.");
    writeFileSync(join(folder, path), byHand);
    await page.keyboard.press("u");
    await expect(page.getByText("It was changed outside of Tapedeck")).toBeVisible();
    expect(readFileSync(join(folder, path), "utf8")).toBe(byHand);
  });

  test("the page of a deleted recording says so, and brings it back", async ({ page, folder, start }) => {
    writeMany(folder, 3);
    const [one, two] = ["suite/recordings/0000.json", "suite/recordings/0001.json"];
    const bytes = readFileSync(join(folder, one));
    tapedeck(folder, "rm", one, two, "--root", ".");
    const { url } = await start(folder);
    await opened(page, `${url}${recordingPage(one)}`);
    await expect(page.getByRole("heading", { name: "This recording was deleted" })).toBeVisible();
    await expect(page.getByText(/with 1 other\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(page.getByRole("link", { name: "Conversation" })).toBeVisible();
    expect(readFileSync(join(folder, one))).toEqual(bytes);
    expect(existsSync(join(folder, two))).toBe(false);
  });

  test("says which lines of the journal are damaged, and shows ten thousand changes", async ({
    page,
    folder,
    start,
  }) => {
    writeChat(folder, path);
    answer(folder, "Two.");
    const log = join(folder, ".tapedeck/journal/log.jsonl");
    const [line = ""] = readFileSync(log, "utf8").split("\n");
    const intent: object = JSON.parse(line);
    const many = Array.from({ length: 10_000 }, (_, index) => {
      const id = `${index + 2}-aaaaaa`;
      return `${JSON.stringify({ ...intent, id, blobs: {} })}\n${JSON.stringify({ type: "commit", id })}\n`;
    });
    writeFileSync(log, `${readFileSync(log, "utf8")}${many.join("")}{"type": "int\n`);
    const { url } = await start(folder);
    await opened(page, `${url}/history`);
    await expect(page.getByRole("status").filter({ hasText: "10,001 changes" })).toBeVisible();
    await expect(page.getByText(/1 line of .* cannot be read/)).toBeVisible();
    expect(await changes(page).count()).toBeLessThan(100);
    await opened(page, `${url}/history?entry=1000-aaaaaa`);
    await expect(page.getByRole("button", { name: /1000-aaaaaa/, expanded: true })).toBeVisible();
  });

  test("offers nothing that changes where nothing may be changed", async ({ page, folder, start }) => {
    writeChat(folder, path);
    answer(folder, "Two.");
    const { url } = await start(folder, ["--read-only"]);
    await opened(page, `${url}/history`);
    await changes(page)
      .first()
      .getByRole("button", { name: /Edited/ })
      .click();
    await expect(page.getByRole("region", { name: "The file's lines" })).toBeVisible();
    await expect(page.getByRole("button", { name: /Undo|Restore/ })).toHaveCount(0);
    const before = readFileSync(join(folder, path));
    await page.keyboard.press("u");
    expect(readFileSync(join(folder, path))).toEqual(before);
    renameSync(join(folder, path), join(folder, "moved.json"));
    await opened(page, `${url}${recordingPage(path)}`);
    await expect(page.getByRole("heading", { name: "There is no recording at this address" })).toBeVisible();
  });
});
