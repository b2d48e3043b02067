import { existsSync, readdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible";
import { chat, Editor, openEditor, path, pathOf, textIn } from "./support/editor";
import { open, ready } from "./support/ready";
import { chatText, writeChat } from "./support/recordings";
import { recordingPage } from "./support/samples";
import { expect, test } from "./support/test";

test("a save shows the meaning, the lines and the key first, and is undone from its report", async ({
  page,
  folder,
  start,
}) => {
  const editor = await openEditor(page, folder, start);
  await editor.edit();
  await editor.answer.fill("At dusk, when the moon is up.");
  await editor.review();
  const { dialog } = editor;
  await expect(dialog.getByRole("region", { name: "What a reader sees change" })).toContainText("noondusk");
  await expect(dialog).toContainText("The request key stays");
  await expect(dialog).toContainText("1 line added, 1 removed in git");
  await expect(dialog.getByRole("region", { name: "The file's lines" })).toContainText("At dusk");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk, when the moon is up." }));
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(textIn(folder)).toBe(chatText(chat));
  await page.reload();
  await ready(page);
  await expect(editor.notice).toBeHidden();
});

test("a changed answer names the later turns that repeat it, each with a link, and keeps what was typed", async ({
  page,
  folder,
  start,
}) => {
  const first = [
    { role: "user", content: chat.ask },
    { role: "assistant", content: chat.answer },
  ] as const;
  const second = { before: first, ask: "And low tide?", answer: "At six." };
  const third = {
    before: [...first, { role: "user", content: second.ask }, { role: "assistant", content: second.answer }],
    ask: "Thanks.",
  } as const;
  const other = { ask: "Where is the harbour?" };
  for (const each of [second, third, other]) writeChat(folder, pathOf(each), each);
  const editor = await openEditor(page, folder, start);
  await editor.edit();
  await editor.answer.fill("At dusk.");
  await editor.review();
  const affected = editor.dialog.getByRole("region", { name: "Affected turns" });
  await expect(affected).toContainText("2 later turns of the same test repeat this answer in their requests.");
  const links = affected.getByRole("link");
  await expect(links).toHaveCount(2);
  for (const [index, each] of [second, third].entries()) {
    await expect(links.nth(index)).toHaveAttribute("href", recordingPage(pathOf(each)));
  }
  await links.first().click();
  await expect(page).toHaveURL(editor.url + recordingPage(pathOf(second)));
  await expect(page.getByRole("main")).toContainText("At six.");
  await page.goBack();
  await editor.notice.getByRole("button", { name: "Resume" }).click();
  await expect(editor.answer).toHaveValue("At dusk.");
  await editor.review();
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk." }));
});

test.describe("an edit of the request", () => {
  const asked = { ...chat, ask: "When is low tide?" };
  const newPath = pathOf(asked);

  for (const [choice, files, at] of [
    ["Rename the file to the new key", { [newPath]: asked }, newPath],
    ["Keep the name", { [path]: asked }, path],
    ["Save as a copy", { [path]: chat, [newPath]: asked }, newPath],
  ] as const) {
    test(`${choice.toLowerCase()}`, async ({ page, folder, start }) => {
      const editor = await openEditor(page, folder, start);
      await editor.edit();
      await editor.ask("When is low tide?");
      await editor.review();
      await expect(editor.dialog).toContainText("The request key changes");
      await editor.dialog.getByRole("radio", { name: choice }).check();
      await editor.save.click();
      await expect(editor.dialog).toBeHidden();
      await expect(page).toHaveURL(editor.url + recordingPage(at));
      const found = readdirSync(join(folder, "suite/recordings")).map((name) => `suite/recordings/${name}`);
      expect(found.sort()).toEqual(Object.keys(files).sort());
      for (const [name, of] of Object.entries(files)) expect(textIn(folder, name)).toBe(chatText(of));
    });
  }

  test("is compared and merged with a recording that has its key already", async ({ page, folder, start }) => {
    writeChat(folder, newPath, { ...asked, answer: "At six." });
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.ask("When is low tide?");
    await editor.review();
    const merge = editor.dialog.getByRole("radio", { name: /^Merge/ });
    await expect(merge).toBeDisabled();
    await expect(editor.save).toBeDisabled();
    await editor.dialog.getByRole("button", { name: "Compare the two" }).click();
    await expect(editor.dialog.getByRole("region", { name: /From that recording/ })).toContainText("sixnoon");
    await merge.check();
    await expectAccessible(page);
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    await expect(page).toHaveURL(editor.url + recordingPage(newPath));
    expect(existsSync(join(folder, path))).toBe(false);
    expect(textIn(folder, newPath)).toBe(chatText(asked));
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Undone.")).toBeVisible();
    expect(textIn(folder, path)).toBe(chatText(chat));
    expect(textIn(folder, newPath)).toBe(chatText({ ...asked, answer: "At six." }));
  });
});

test.describe("a file that changes while it is edited", () => {
  test("elsewhere is merged without a question", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill("At dusk.");
    writeChat(folder, path, { ...chat, ask: "When is low tide?" });
    await editor.review();
    await expect(editor.dialog.getByRole("alert")).toContainText("was changed while you edited it");
    await expect(editor.dialog.getByRole("region", { name: "Yours" })).toContainText("dusk");
    await expect(editor.dialog.getByRole("region", { name: "On the disk" })).toContainText("low");
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ask: "When is low tide?", answer: "At dusk." }));
  });

  test("in the same place is merged as its editor says, and nothing typed is lost", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill("At dusk, when the moon is up.");
    await editor.expectKept("At dusk");
    writeChat(folder, path, { ...chat, answer: "At night, when the moon is up." });
    await editor.review();
    await expect(editor.save).toBeDisabled();
    await expect(editor.dialog).toContainText("1 place where both changed the same · 1 to decide");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(editor.answer).toHaveValue("At dusk, when the moon is up.");
    await editor.review();
    await editor.dialog.getByRole("radio", { name: /^From the disk/ }).check();
    await expect(editor.dialog).toContainText("No line of the file changes.");
    await editor.dialog.getByRole("radio", { name: /^Yours/ }).check();
    await expect(editor.dialog).toContainText("1 line added, 1 removed in git");
    await editor.save.click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk, when the moon is up." }));
  });

  test("is written anew where it was removed", async ({ page, folder, start }) => {
    const editor = await openEditor(page, folder, start);
    await editor.edit();
    await editor.answer.fill("At dusk.");
    await editor.expectKept("At dusk.");
    unlinkSync(join(folder, path));
    await editor.open();
    await expect(page.getByRole("heading", { name: "There is no recording at this address" })).toBeVisible();
    await editor.notice.getByRole("button", { name: "Resume" }).click();
    await expect(editor.dialog.getByRole("alert")).toContainText("was removed while you edited it");
    await expectAccessible(page);
    await editor.dialog.getByRole("button", { name: "Save as a new file" }).click();
    await expect(editor.dialog).toBeHidden();
    expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk." }));
    await expect(page.getByRole("main")).toContainText("At dusk.");
  });
});

test("two tabs that save: the second one merges", async ({ page, folder, start, context }) => {
  const one = await openEditor(page, folder, start);
  await one.edit();
  const other = new Editor(await context.newPage(), one.url);
  await other.open();
  await other.edit();
  await one.answer.fill("At dusk, when the moon is up.");
  await expect(other.page.getByText("is being edited in another tab")).toBeVisible();
  await other.answer.fill("At noon, when the moon is full.");
  for (const each of [one, other]) {
    await each.page.bringToFront();
    await each.review();
    await expect(each.save).toBeEnabled();
    if (each === other) await expect(each.dialog.getByRole("radio", { name: /^Both changes/ })).toBeChecked();
    await each.save.click();
    await expect(each.dialog).toBeHidden();
  }
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk, when the moon is full." }));
});

test("a reload keeps the draft, to be resumed or discarded", async ({ page, folder, start }) => {
  const editor = await openEditor(page, folder, start);
  await editor.edit();
  await editor.answer.fill("At dusk.");
  // At once: what was typed a moment ago is not written down yet.
  await page.reload();
  await ready(page);
  await expect(editor.notice).toBeVisible();
  await expectAccessible(page);
  await editor.notice.getByRole("button", { name: "Resume" }).click();
  await expect(editor.answer).toHaveValue("At dusk.");
  await expect(editor.notice).toBeHidden();
  await page.reload();
  await ready(page);
  await editor.notice.getByRole("button", { name: "Discard" }).click();
  await expect(editor.notice).toBeHidden();
  await page.reload();
  await ready(page);
  await editor.edit();
  await expect(editor.answer).toHaveValue(chat.answer);
  await expect(editor.notice).toBeHidden();
  expect(textIn(folder)).toBe(chatText(chat));
});

test("a draft is offered though the browser was killed before it wrote its storage to the disk", async ({
  page,
  folder,
  start,
}) => {
  const editor = await openEditor(page, folder, start);
  await editor.edit();
  await editor.answer.fill("At dusk.");
  await editor.expectKept("At dusk.");
  await editor.expectStored("At dusk.");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await editor.notice.getByRole("button", { name: "Resume" }).click();
  await expect(editor.answer).toHaveValue("At dusk.");
  await expect(editor.answer).toBeFocused();
});

test("a server that dies takes nothing along, and saves once it is back", async ({ page, folder, start }) => {
  writeChat(folder, path, chat);
  let server = await start(folder);
  const editor = new Editor(page, server.url);
  await editor.open();
  await editor.edit();
  await editor.answer.fill("At dusk.");
  await editor.review();
  await expect(editor.save).toBeEnabled();
  await server.stop();
  await editor.save.click();
  await expect(editor.dialog.getByRole("alert")).toContainText("could not be heard");
  await expectAccessible(page);
  server = await start(folder, ["--port", String(server.port)]);
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  expect(textIn(folder)).toBe(chatText({ ...chat, answer: "At dusk." }));
});

test("read-only offers no editing, and refuses a save that comes anyway", async ({ page, folder, start }) => {
  const editor = await openEditor(page, folder, start);
  await editor.edit();
  await editor.answer.fill("At dusk.");
  await editor.review();
  await expect(editor.save).toBeEnabled();
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await editor.save.click();
  const request = await asked;
  await expect(editor.dialog).toBeHidden();
  writeFileSync(join(folder, path), chatText(chat));

  const { url } = await start(folder, ["--read-only"]);
  await open(page, url + recordingPage(path));
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeHidden();
  const { "next-action": action = "", "content-type": type = "" } = request.headers();
  const answer = await page.request.post(url + recordingPage(path), {
    headers: { "next-action": action, "content-type": type, origin: url },
    data: request.postDataBuffer() ?? "",
  });
  expect(await answer.text()).toContain('"reason":"read-only"');
  expect(textIn(folder)).toBe(chatText(chat));
});
