import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible";
import { chat, Editor, openEditor, path, textIn } from "./support/editor";
import { open } from "./support/ready";
import { chatText, writeChat } from "./support/recordings";
import { recordingPage } from "./support/samples";
import { expect, test } from "./support/test";

const dusk = "At dusk, when the moon is up.";

test.describe("a save that the disk refuses is said in the dialog, and goes through once the fault is gone:", () => {
  for (const [name, fault, words] of [
    ["a full disk", { call: "write", path: ".tmp", code: "ENOSPC" }, "The disk is full (ENOSPC)"],
    ["no room for the journal", { call: "write", path: "log.jsonl", code: "ENOSPC" }, "The disk is full (ENOSPC)"],
    ["a forbidden folder", { call: "open", path: ".tmp", code: "EACCES" }, "It may not be written (EACCES)"],
    ["a forbidden file", { call: "rename", path, code: "EPERM" }, "It may not be written (EPERM)"],
    ["a file too large for the disk", { call: "write", path: ".tmp", code: "EFBIG" }, "larger than the disk allows"],
  ] as const) {
    test(name, async ({ page, folder, start, faults }) => {
      const editor = await openEditor(page, folder, start, faults.env);
      await editor.edit();
      await editor.answer.fill(dusk);
      await editor.review();
      await expect(editor.save).toBeEnabled();
      faults.begin(fault);
      await editor.save.click();
      await expect(editor.dialog.getByRole("alert")).toContainText(words);
      await expect(editor.dialog.getByRole("alert")).toContainText("nothing was changed");
      if (name === "a full disk") await expectAccessible(page);
      expect(textIn(folder)).toBe(chatText(chat));
      expect(readdirSync(join(folder, "suite/recordings"))).toHaveLength(1);
      await page.keyboard.press("Escape");
      await expect(editor.answer).toHaveValue(dusk);
      await editor.expectKept(dusk);
      await editor.review();
      await expect(editor.save).toBeEnabled();
      faults.end();
      await editor.save.click();
      await expect(editor.dialog).toBeHidden();
      expect(textIn(folder)).toBe(chatText({ ...chat, answer: dusk }));
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page.getByText("Undone.")).toBeVisible();
      expect(textIn(folder)).toBe(chatText(chat));
    });
  }
});

test.describe("a file, under its editor,", () => {
  test("is removed: what was typed is saved as a new file", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill(dusk);
    unlinkSync(join(folder, path));
    await expect(page.getByText("The file was changed on disk meanwhile")).toBeVisible();
    await expect(editor.answer).toHaveValue(dusk);
    await editor.review();
    await expect(editor.dialog.getByRole("alert")).toContainText("was removed while you edited it");
    await editor.dialog.getByRole("button", { name: "Save as a new file" }).click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ...chat, answer: dusk }));
  });

  test("is replaced by a folder, and comes back", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill(dusk);
    unlinkSync(join(folder, path));
    mkdirSync(join(folder, path));
    await editor.review();
    await expect(editor.dialog.getByRole("alert")).toBeVisible();
    await expect(editor.save).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(editor.answer).toHaveValue(dusk);
    rmdirSync(join(folder, path));
    writeChat(folder, path, chat);
    await editor.review();
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ...chat, answer: dusk }));
  });

  test("is removed and written again: its page follows", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    unlinkSync(join(folder, path));
    await expect(page.getByRole("heading", { name: "There is no recording at this address" })).toBeVisible();
    writeChat(folder, path, { ...chat, answer: dusk });
    await expect(page.getByRole("main")).toContainText(dusk);
    await editor.edit();
    await expect(editor.answer).toHaveValue(dusk);
  });

  test("is replaced by what is no JSON", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill(dusk);
    writeFileSync(join(folder, path), chatText(chat).slice(0, 300));
    await editor.review();
    await expect(editor.dialog.getByRole("alert").first()).toContainText("was changed while you edited it");
    await page.keyboard.press("Escape");
    await expect(editor.answer).toHaveValue(dusk);
    expect(textIn(folder)).toBe(chatText(chat).slice(0, 300));
    writeChat(folder, path, chat);
    await editor.review();
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ...chat, answer: dusk }));
  });
});

test("two tabs that save the text: the second one merges", async ({ page, folder, start, context }) => {
  writeChat(folder, path, chat);
  const { url } = await start(folder);
  const tabs = [
    [page, "noon", "dusk"],
    [await context.newPage(), "up", "full"],
  ] as const;
  for (const [tab, from, to] of tabs) {
    await tab.bringToFront();
    await open(tab, `${url}${recordingPage(path)}?tab=raw`);
    await tab.keyboard.press("e");
    await expect(tab.getByRole("textbox", { name: "Text of the file" })).toBeFocused();
    await tab.keyboard.press("ControlOrMeta+f");
    const find = tab.getByRole("textbox", { name: "Find" });
    await find.pressSequentially(`${from}`);
    await find.press("Enter");
    await find.press("Escape");
    await tab.keyboard.insertText(to);
  }
  for (const [tab, , to] of tabs) {
    await tab.bringToFront();
    await tab.keyboard.press("ControlOrMeta+s");
    const dialog = tab.getByRole("dialog");
    if (to === "full") await expect(dialog.getByRole("alert")).toContainText("was changed while you edited it");
    await dialog.getByRole("button", { name: /^Save( the merge)?/ }).click();
    await expect(dialog).toBeHidden();
  }
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk, when the moon is full." }));
});

test("a server that is started anew with --read-only refuses, and keeps what was typed", async ({
  page,
  folder,
  start,
}) => {
  writeChat(folder, path, chat);
  let server = await start(folder);
  const editor = new Editor(page, server.url);
  await editor.open();
  await editor.edit();
  await editor.answer.fill(dusk);
  await editor.review();
  await expect(editor.save).toBeEnabled();
  await server.stop();
  server = await start(folder, ["--port", String(server.port), "--read-only"]);
  await editor.save.click();
  await expect(editor.dialog.getByRole("alert")).toContainText("started with --read-only");
  expect(textIn(folder)).toBe(chatText(chat));
  await server.stop();
  server = await start(folder, ["--port", String(server.port)]);
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: dusk }));
});

test.describe("elsewhere, too, a refusal of the disk is said where one is:", () => {
  test("in the question before a deletion, and where it is undone", async ({ page, folder, start, faults }) => {
    const editor = await openEditor(page, folder, start, faults.env);
    await page.keyboard.press("d");
    const remove = editor.dialog.getByRole("button", { name: "Delete 1 recording" });
    faults.begin({ call: "rename", path: "trash", code: "EACCES" });
    await remove.click();
    await expect(editor.dialog.getByRole("alert")).toContainText("It may not be written (EACCES)");
    expect(existsSync(join(folder, path))).toBe(true);
    faults.begin({ call: "link", path, code: "ENOSPC" });
    await remove.click();
    await expect.poll(() => existsSync(join(folder, path))).toBe(false);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("the disk is full (ENOSPC)")).toBeVisible();
    expect(existsSync(join(folder, path))).toBe(false);
    faults.end();
    await page.keyboard.press("u");
    await expect.poll(() => existsSync(join(folder, path))).toBe(true);
    expect(textIn(folder)).toBe(chatText(chat));
  });

  test("on the page of a new recording", async ({ page, folder, start, faults }) => {
    const { url } = await start(folder, [], faults.env);
    await open(page, `${url}/new`);
    await page.getByRole("textbox", { name: "Test id" }).fill("tests/test_tide.py::test_tide");
    const made = page.getByRole("region", { name: "What it will be" });
    const create = made.getByRole("button", { name: "Create" });
    await expect(create).toBeEnabled();
    faults.begin({ call: "mkdir", path: "recordings", code: "EACCES" });
    await create.click();
    await expect(made.getByRole("alert")).toContainText("It may not be written (EACCES)");
    await expect(page.getByRole("textbox", { name: "Test id" })).toHaveValue("tests/test_tide.py::test_tide");
    faults.end();
    await create.click();
    await expect(page).toHaveURL(/\/r\/.*[0-9a-f]{64}/);
  });

  test("in the summary of a job, and the files that it could not change stay as they were", async ({
    page,
    folder,
    start,
    faults,
  }) => {
    for (const name of ["a", "b"]) writeChat(folder, `suite/recordings/${name.repeat(64)}.json`, { ask: name });
    const before = readFileSync(join(folder, `suite/recordings/${"a".repeat(64)}.json`));
    const { url } = await start(folder, [], faults.env);
    await open(page, `${url}/health?rule=key-mismatch`);
    await page.getByRole("checkbox", { name: "Select all findings that are loaded" }).check();
    await page.getByRole("button", { name: /^Fix/ }).first().click();
    faults.begin({ call: "write", path: ".tmp", code: "ENOSPC" });
    await page.getByRole("dialog").getByRole("button", { name: "Re-key 2 files" }).click();
    const card = page.getByRole("region", { name: "Re-key 2 recordings" });
    await expect(card.getByRole("status")).toHaveText("0 recordings changed, 2 failed.");
    await expect(card.getByRole("list", { name: "What failed" })).toContainText("the disk is full (ENOSPC)");
    expect(readFileSync(join(folder, `suite/recordings/${"a".repeat(64)}.json`))).toEqual(before);
    expect(readdirSync(join(folder, "suite/recordings"))).toHaveLength(2);
  });
});
