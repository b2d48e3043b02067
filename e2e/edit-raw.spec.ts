import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open, ready } from "./support/ready";
import { recordingPage, sampleWith } from "./support/samples";
import type { startServer } from "./support/server";
import { expect, test } from "./support/test";

const STREAM = ["the limit of 1 tool call per turn", '"is_streaming": true'];

/** A file of a test's own folder, its raw text open in the browser. */
class RawPage {
  constructor(
    readonly page: Page,
    readonly file: string,
  ) {}

  get editor() {
    return this.page.getByRole("textbox", { name: "Text of the file" });
  }

  get tree() {
    return this.page.getByRole("tree", { name: "Values of the file" });
  }

  get review() {
    return this.page.getByRole("dialog", { name: "Save changes" });
  }

  text(): string {
    return readFileSync(this.file, "utf8");
  }

  async edit(): Promise<void> {
    await this.page.getByRole("button", { name: "Edit the text" }).click();
    await expect(this.editor).toBeFocused();
  }

  /** Selects the first place of some words with the editor's own search. */
  async select(words: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+f");
    const find = this.page.getByRole("textbox", { name: "Find" });
    // The search takes in what was typed at each key, as people press them.
    await find.pressSequentially(words);
    await find.press("Enter");
    await find.press("Escape");
    await expect(this.editor).toBeFocused();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+s");
    await this.confirm();
  }

  async confirm(): Promise<void> {
    await this.review.getByRole("button", { name: /^Save/ }).last().click();
    await expect(this.review).toBeHidden();
  }
}

async function openRaw(page: Page, start: typeof startServer, folder: string, path: string): Promise<RawPage> {
  const { url } = await start(folder);
  await open(page, `${url}${recordingPage(path)}?tab=raw`);
  return new RawPage(page, join(folder, path));
}

async function openSample(page: Page, start: typeof startServer, folder: string, ...words: string[]) {
  const path = sampleWith("recordings", ...words);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  copyFileSync(join("recordings", path), join(folder, path));
  return openRaw(page, start, folder, path);
}

async function openText(page: Page, start: typeof startServer, folder: string, text: string): Promise<RawPage> {
  writeFileSync(join(folder, "typed.json"), text);
  return openRaw(page, start, folder, "typed.json");
}

const SMALL =
  '{\n  "request": {\n    "body": {\n      "temperature": 1.0,\n      "note": "old"\n    }\n  },\n  "response": {\n    "body": {}\n  }\n}\n';
const BROKEN = '{\n  "request": {},\n  "response": {\n}\n';

test("changes a number and a string, and no other byte; what is typed is written as the recorder does", async ({
  page,
  start,
  folder,
}) => {
  const raw = await openText(page, start, folder, SMALL);
  await raw.edit();
  await raw.select("1.0");
  await page.keyboard.insertText("0.50");
  await raw.select("old");
  await page.keyboard.insertText("caf\u00e9 \ud83d\udc0b");
  await expectAccessible(page);
  await raw.save();
  expect(raw.text()).toBe(SMALL.replace("1.0", "0.50").replace("old", "caf\\u00e9 \\ud83d\\udc0b"));
  await expect(page.getByRole("region", { name: "Raw text of the file" })).toContainText("caf\\u00e9");
});

test("says where the text is no JSON, saves nothing of it, and keeps what was typed", async ({
  page,
  start,
  folder,
}) => {
  const raw = await openText(page, start, folder, SMALL);
  await raw.edit();
  await raw.select('"note"');
  await page.keyboard.insertText("note");
  await expect(page.getByRole("status", { name: "Problems" })).toContainText("line 5");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toBeVisible();
  await expect(raw.review).toBeHidden();
  expect(raw.text()).toBe(SMALL);
  await expect(raw.editor).toContainText('note: "old"');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("tapedeck draft")));
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(raw.editor).toContainText('note: "old"');
});

test("says inline what the text lacks of a recording", async ({ page, start, folder }) => {
  const raw = await openText(page, start, folder, SMALL);
  await raw.edit();
  await raw.select('"response"');
  await page.keyboard.insertText('"answer"');
  await expect(page.getByRole("status", { name: "Problems" })).toContainText("no object `response`");
  await expect(page.locator(".cm-lint-marker-error")).toBeVisible();
});

test("mends a broken file", async ({ page, start, folder }) => {
  const raw = await openText(page, start, folder, BROKEN);
  await raw.edit();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("}\n");
  await raw.save();
  expect(raw.text()).toBe(`${BROKEN}}\n`);
  await expect(
    page.getByRole("tab", { name: "Conversation" }).or(page.getByRole("link", { name: "Conversation" })),
  ).toBeVisible();
});

test("saves what is no JSON only where it was none, and only when told to", async ({ page, start, folder }) => {
  const raw = await openText(page, start, folder, BROKEN);
  await raw.edit();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("  , \n");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(raw.review).toBeHidden();
  await page.getByRole("button", { name: "Save it all the same" }).click();
  await expect(raw.review).toContainText("No recording can be read from it");
  await raw.confirm();
  expect(raw.text()).toBe(`${BROKEN}  , \n`);
});

test("finds and folds by keyboard, undoes, and keeps what is left unsaved", async ({ page, start, folder }) => {
  const raw = await openSample(page, start, folder, ...STREAM);
  const before = raw.text();
  await raw.edit();
  await expect(raw.editor).toContainText('"request"');
  // The whole can be folded once all of the text has been parsed, a moment after it is shown.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+Alt+[");
    await expect(raw.editor).not.toContainText('"request"', { timeout: 1000 });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+Alt+]");
  await expect(raw.editor).toContainText('"request"');
  await raw.select('"is_streaming": true');
  await page.keyboard.insertText('"is_streaming": false');
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("region", { name: "Changes" }).getByRole("status").first()).toHaveText("No changes");
  await page.keyboard.press("ControlOrMeta+y");
  // Out of the selection, out of the text, out of the editor.
  for (let i = 0; i < 3; i++) await page.keyboard.press("Escape");
  await expect(raw.editor).toBeHidden();
  await page.keyboard.press("e");
  await expect(raw.editor).toBeFocused();
  await raw.select('"is_streaming": false');
  expect(raw.text()).toBe(before);
});

test("changes, inserts and removes single values in the tree", async ({ page, start, folder }) => {
  const raw = await openText(page, start, folder, SMALL);
  await page.keyboard.press("t");
  await raw.tree.getByRole("button", { name: "Open /request/body", exact: true }).click();
  await expectAccessible(page);
  await raw.tree.getByRole("button", { name: "Edit /request/body/temperature" }).click();
  const value = page.getByRole("textbox", { name: "Value as JSON" });
  await value.fill("2.50e");
  await value.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Not JSON" })).toBeVisible();
  await value.fill("2.50");
  await value.press("Enter");
  await raw.confirm();
  const changed = SMALL.replace("1.0", "2.50");
  expect(raw.text()).toBe(changed);

  await expect(raw.tree).toBeFocused();
  await page.keyboard.press("i");
  await page.getByRole("textbox", { name: "Name of the member" }).fill("top_p");
  await value.fill("1.0");
  await value.press("Enter");
  await raw.confirm();
  const inserted = changed.replace('"old"\n', '"old",\n      "top_p": 1.0\n');
  expect(raw.text()).toBe(inserted);

  await raw.tree.getByRole("button", { name: "Remove /request/body/note" }).click();
  await raw.confirm();
  expect(raw.text()).toBe(inserted.replace('      "note": "old",\n', ""));
});

test("opens the largest recording of the corpus, as text and as a tree", async ({ page, start, folder }) => {
  const corpus = join(process.env.TAPEDECK_CORPUS ?? "", "ogx/tests/integration/responses/recordings");
  test.skip(!process.env.TAPEDECK_CORPUS || !existsSync(corpus), "TAPEDECK_CORPUS names no corpus");
  const files = readdirSync(corpus).sort((a, b) => statSync(join(corpus, b)).size - statSync(join(corpus, a)).size);
  writeFileSync(join(folder, "large.json"), readFileSync(join(corpus, files[0] ?? "")));
  const raw = await openRaw(page, start, folder, "large.json");
  const before = raw.text();
  await raw.edit();
  await raw.select('"is_streaming": true');
  await page.keyboard.insertText('"is_streaming": false');
  await raw.save();
  expect(raw.text()).toBe(before.replace('"is_streaming": true', '"is_streaming": false'));
  await page.keyboard.press("t");
  await raw.tree.getByRole("button", { name: "Open /response/body", exact: true }).click();
  await expect(raw.tree.getByRole("treeitem", { name: /^0: / })).toBeVisible();
});

test("a kept text is gone on with in its own editor, from whichever tab it is resumed", async ({
  page,
  start,
  folder,
}) => {
  const raw = await openSample(page, start, folder, ...STREAM);
  await raw.edit();
  await raw.select('"is_streaming": true');
  await page.keyboard.insertText('"is_streaming": false');
  await open(page, page.url().replace("?tab=raw", ""));
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(raw.editor).toBeFocused();
  await expect(page).toHaveURL(/tab=raw/);
  await expect(page.getByRole("region", { name: "Changes" }).getByRole("status").first()).not.toHaveText("No changes");
  await raw.save();
  expect(raw.text()).toContain('"is_streaming": false');

  await open(page, page.url().replace("?tab=raw", ""));
  await page.keyboard.press("e");
  const text = page.getByRole("textbox", { name: "Test id" });
  await text.fill("suite/test_b.py::test_b");
  await open(page, `${page.url()}?tab=raw`);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(text).toHaveValue("suite/test_b.py::test_b");
});
