import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { conversationOf } from "../lib/dialects";
import type { Conversation } from "../lib/recording/message";
import { openRecording, type Recording } from "../lib/recording/recording";
import { expectAccessible } from "./support/accessible";
import { recordingPage, sampleWith } from "./support/samples";
import type { startServer } from "./support/server";
import { expect, test } from "./support/test";

/** A sample in a folder of its own, opened for editing. */
class EditedRecording {
  readonly editor: Locator;
  readonly bar: Locator;
  readonly review: Locator;
  readonly before: string;

  constructor(
    readonly page: Page,
    readonly file: string,
  ) {
    this.editor = page.getByRole("region", { name: "Editor" });
    this.bar = page.getByRole("region", { name: "Changes" });
    this.review = page.getByRole("dialog");
    this.before = readFileSync(file, "utf8");
  }

  field(name: string): Locator {
    return this.editor.getByRole("textbox", { name, exact: true });
  }

  button(name: string): Locator {
    return this.editor.getByRole("button", { name, exact: true });
  }

  text(): string {
    return readFileSync(this.file, "utf8");
  }

  /** The recording as it is on the disk. */
  recording(): Recording {
    return opened(this.text());
  }

  conversation(): Conversation {
    return conversationOf(this.recording());
  }

  async expectChanges(text: string): Promise<void> {
    await expect(this.bar.getByRole("status")).toHaveText(text);
  }

  /** Saves under the name that the file has, and waits until the page shows what it holds now. */
  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.review.getByRole("button", { name: /^(Save|Keep the name)$/ }).click();
    await expect(this.review).toBeHidden();
    await expect(this.editor).toBeHidden();
  }
}

async function open(page: Page, start: typeof startServer, folder: string, ...words: string[]) {
  const path = sampleWith("recordings", ...words);
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join("recordings", path), file);
  const { url } = await start(folder);
  await page.goto(url + recordingPage(path));
  await expect(page.locator("html[data-ready]")).toBeAttached();
  const recording = new EditedRecording(page, file);
  await page.keyboard.press("e");
  await expect(recording.editor).toBeVisible();
  return recording;
}

function opened(text: string): Recording {
  const result = openRecording("suite/recordings/sample.json", text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.recording;
}

/** The text of the answer's first message. */
function said({ response }: Conversation): string {
  return (response.messages[0]?.parts ?? []).map((part) => (part.type === "text" ? part.text : "")).join("");
}

function chunksOf(recording: Recording): string[] {
  return (recording.body?.items() ?? []).map(({ raw }) => raw);
}

test("edits the text of a streamed answer, and no chunk outside of the change", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  const text = recording.field("Text of the answer");
  const typed = said(recording.conversation()).replace("is booked", 'is "booked" 🐋');
  await text.fill(typed);
  await recording.expectChanges("1 change");
  await expect(recording.editor.getByText("changed", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await recording.save();
  expect(said(recording.conversation())).toBe(typed);
  const [old, made] = [chunksOf(opened(recording.before)), chunksOf(recording.recording())];
  expect(made.length).toBe(old.length);
  expect(made.filter((chunk, at) => chunk !== old[at]).length).toBeLessThanOrEqual(2);
  await expect(page.getByRole("article", { name: "Message 6, assistant" })).toContainText('is "booked" 🐋');
});

test("reverts a field, leaves with escape, and begins again with e", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  const text = recording.field("Text of the answer");
  const old = await text.inputValue();
  await text.fill("Another.");
  await recording.button("Revert: Text of the answer").click();
  await expect(text).toHaveValue(old);
  await recording.expectChanges("No changes");
  await text.focus();
  await page.keyboard.press("Escape");
  await expect(recording.editor, "the first leaves the field").toBeVisible();
  await page.keyboard.press("Escape");
  await expect(recording.editor).toBeHidden();
  await page.keyboard.press("e");
  await expect(recording.editor).toBeVisible();
  expect(recording.text()).toBe(recording.before);
});

test("saves nothing where nothing was changed, and nothing that was discarded", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  const text = recording.field("Text of the answer");
  const old = await text.inputValue();
  await text.fill(`${old}!`);
  await text.fill(old);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await text.fill("Another.");
  await recording.expectChanges("1 change");
  await recording.bar.getByRole("button", { name: "Discard" }).click();
  await expect(text).toHaveValue(old);
  await recording.expectChanges("No changes");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(text, "a discard can be taken back").toHaveValue("Another.");
  expect(recording.text()).toBe(recording.before);
});

test("edits a call's arguments with the warnings of the tool's schema", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "test_forecast_is_asked_for", '"finish_reason": "tool_calls"');
  const args = recording.field("Arguments of call 1");
  await args.fill('{"city": ');
  await expect(recording.editor.getByText("The arguments are no JSON. Line 1, column")).toBeVisible();
  await args.fill('{"place": 7}');
  await expect(recording.editor.getByText(/place should be string, and is number|lacks/).first()).toBeVisible();
  await recording.field("Finish reason").fill("stop");
  await recording.expectChanges("2 changes");
  await recording.save();
  expect(recording.text()).toContain('{\\"place\\": 7}');
  expect(recording.text()).toContain('"finish_reason": "stop"');
});

test("adds a tool call, and takes one out", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "test_forecast_is_asked_for", '"finish_reason": "tool_calls"');
  await recording.button("Add a tool call").click();
  await expect(recording.editor.getByRole("combobox", { name: "Name of new call 1" })).toHaveValue("get_forecast");
  await recording.field("Arguments of new call 1").fill('{"place": "Bodø"}');
  await recording.expectChanges("1 change");
  await recording.button("Remove call 1").click();
  await recording.expectChanges("2 changes");
  await recording.button("Put back: call 1, get_forecast").click();
  await recording.expectChanges("1 change");
  await recording.button("Remove call 1").click();
  await recording.save();
  await expect(page.getByRole("button", { name: /Call of get_forecast/ })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /Call of get_forecast/ })).toContainText("Bodø");
});
