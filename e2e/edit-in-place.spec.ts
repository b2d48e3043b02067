import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { conversationOf } from "../lib/dialects";
import type { Conversation } from "../lib/recording/message";
import { openRecording, type Recording } from "../lib/recording/recording";
import { expectAccessible } from "./support/accessible";
import { ready } from "./support/ready";
import { recordingPage, sampleWith } from "./support/samples";
import type { startServer } from "./support/server";
import { expect, test } from "./support/test";

/** A PNG of one pixel. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

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

  /** A field of JSON, once its editor is loaded. */
  async json(name: string): Promise<Locator> {
    const field = this.field(name);
    await expect(field).toHaveAttribute("contenteditable", "true");
    return field;
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
    const save = this.review.getByRole("button", { name: /^Save/ });
    await expect(save).toBeEnabled();
    const keep = this.review.getByRole("radio", { name: /^Keep the name/ });
    if (await keep.isVisible()) await keep.check();
    await save.click();
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
  await ready(page);
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

test("holds what was typed while one looks elsewhere", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.field("Text of the answer").fill("Another.");
  await recording.bar.getByRole("button", { name: "Done" }).click();
  await expect(recording.editor).toBeHidden();
  await page.getByRole("button", { name: "Edit 1 unsaved" }).click();
  await expect(recording.field("Text of the answer")).toHaveValue("Another.");
  await page.getByRole("link", { name: /^Chunks/ }).click();
  await expect(recording.editor).toBeHidden();
  await page.getByRole("link", { name: "Conversation" }).click();
  await expect(recording.field("Text of the answer"), "in the view of the chunks").toHaveValue("Another.");
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(recording.field("Text of the answer"), "in a page loaded anew").toHaveValue("Another.");
  await recording.expectChanges("1 change");
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
  await expect(recording.editor).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(text, "a discard can be taken back").toHaveValue("Another.");
  expect(recording.text()).toBe(recording.before);
});

test("edits a call's arguments with the warnings of the tool's schema", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "test_forecast_is_asked_for", '"finish_reason": "tool_calls"');
  const args = await recording.json("Arguments of call 1");
  const recorded = (await args.textContent()) ?? "";
  await args.fill('{"city": ');
  await expect(recording.editor.getByText("The arguments are not JSON. Line 1, column")).toBeVisible();
  await recording.button("Revert: Arguments of call 1").click();
  await expect(args).toHaveText(recorded);
  await expect(args).toBeFocused();
  await recording.expectChanges("No changes");
  await args.fill('{"place": 7}');
  await expect(recording.editor.getByText(/place should be string, and is number|lacks/).first()).toBeVisible();
  await expect(args.locator(".cm-lintRange-warning", { hasText: "7" }), "where it stands").toBeVisible();
  await args.press("Escape");
  await expect(args, "the first leaves the field").not.toBeFocused();
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
  await (await recording.json("Arguments of new call 1")).fill('{"place": "Bodø"}');
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

test("says that the file was changed on disk meanwhile", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.field("Text of the answer").fill("Mine.");
  writeFileSync(recording.file, recording.before.replace("You are Wayfarer", "You were Wayfarer"));
  await expect(recording.bar.getByText("The file was changed on disk meanwhile")).toBeVisible();
  await expect(recording.field("Text of the answer")).toHaveValue("Mine.");
});

test("edits counts of tokens, and says what is no count", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.field("Output tokens").fill("many");
  await expect(recording.editor.getByText("This has to be a whole number.")).toBeVisible();
  await expect(recording.bar.getByText("1 field to mend first")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(recording.field("Output tokens"), "a save leads to what is to be mended").toBeFocused();
  await recording.field("Output tokens").fill("57");
  await recording.save();
  expect(recording.conversation().response.usage).toMatchObject({ input: 262, output: 57, total: 318 });
});

test("edits an error's fields", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "test_server_is_down");
  await recording.field("Error name").fill("APITimeoutError");
  await recording.field("Error message").fill("Request timed out.");
  await recording.expectChanges("1 change");
  await recording.save();
  const { error } = recording.conversation().response;
  expect(error).toMatchObject({ type: "APITimeoutError", message: "Request timed out." });
  await expect(page.getByText("Request timed out.")).toBeVisible();
});

test("changes, moves, takes out and adds messages of the request", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.button("Edit the text of message 2").click();
  await recording.field("Text of message 2").press("End");
  await page.keyboard.type(" Thanks.");
  await recording.button("Move message 2 up").click();
  await recording.button("Remove message 5").click();
  await recording.button("Add a message").click();
  await page.getByRole("menuitem", { name: "user" }).click();
  await expect(recording.field("Text of the new message")).toBeFocused();
  await page.keyboard.type("And the weather?");
  await recording.expectChanges("4 changes");
  await recording.button("Move the new message up").click();
  await recording.button("Move the new message down").click();
  await recording.expectChanges("4 changes");
  await expectAccessible(page);
  await recording.save();
  const { messages } = recording.conversation().request;
  const texts = messages.map(({ role, parts }) => [role, parts[0] && "text" in parts[0] ? parts[0].text : ""]);
  expect(texts).toEqual([
    ["user", expect.stringMatching(/^Please book[\s\S]* Thanks\.$/)],
    ["system", expect.stringContaining("You are Wayfarer")],
    ["assistant", ""],
    ["tool", expect.stringContaining("Booked: Bergen")],
    ["user", "And the weather?"],
  ]);
});

test("marks a message that was moved, says so before a save, and puts it back by a click", async ({
  page,
  start,
  folder,
}) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.button("Move message 2 up").click();
  await recording.expectChanges("1 change");
  await expect(recording.editor.getByText("moved from place 1")).toBeVisible();
  await page.keyboard.press("Control+s");
  const meaning = page.getByRole("dialog").getByRole("region", { name: "What a reader sees change" });
  await expect(meaning.getByRole("term")).toHaveText(["message 1: place"]);
  await expect(meaning.getByRole("definition")).toHaveText(["1→2"]);
  await page.getByRole("dialog").getByRole("button", { name: "Back" }).click();
  await recording.editor.getByRole("button", { name: "Put back: message 1, system" }).click();
  await recording.expectChanges("No changes");
});

test("edits the test id, and asks what becomes of the name", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "test_server_is_down");
  await recording.field("Test id").fill("tests/integration/errors/test_errors.py::test_renamed");
  await recording.save();
  expect(recording.recording().testId).toBe("tests/integration/errors/test_errors.py::test_renamed");
});

test("spreads a streamed answer anew, a chunk a word or one", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  const before = said(recording.conversation());
  await recording.button("Text of the answer: one chunk").click();
  await recording.expectChanges("1 change");
  await recording.save();
  expect(said(recording.conversation())).toBe(before);
  expect(chunksOf(recording.recording()).length).toBeLessThan(6);
  await page.keyboard.press("e");
  await recording.button("Text of the answer: one chunk a word").click();
  await recording.save();
  expect(said(recording.conversation())).toBe(before);
  expect(chunksOf(recording.recording()).length).toBeGreaterThan(before.split(/\s+/).length);
});

test("edits an embedding and a list of models as JSON", async ({ page, start, folder }) => {
  const vectors = await open(page, start, folder, "test_embed_title");
  await vectors.button("Edit Vector 1 as JSON").click();
  await vectors.field("Vector 1 as JSON").fill("[1.0, 2");
  await expect(vectors.editor.getByText(/^Line 1, column/)).toBeVisible();
  await vectors.field("Vector 1 as JSON").fill("[1.0, 2.50]");
  await vectors.save();
  expect(vectors.text()).toContain("2.50");
  const { payload } = vectors.conversation().response;
  expect(payload).toMatchObject({ type: "embeddings", vectors: [{ values: [1, 2.5] }] });

  const models = await open(page, start, join(folder, "models"), "test_models_are_there");
  await models.button("Edit List of models as JSON").click();
  const list = models.field("List of models as JSON");
  await list.fill((await list.inputValue()).replaceAll("llama3.2:3b", "llama4:1b"));
  await models.save();
  expect(models.text()).toBe(models.before.replaceAll("llama3.2:3b", "llama4:1b"));
});

test("is not offered where nothing may be changed", async ({ page, start, folder }) => {
  const path = sampleWith("recordings", "test_server_is_down");
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  copyFileSync(join("recordings", path), join(folder, path));
  const { url } = await start(folder, ["--read-only"]);
  await page.goto(url + recordingPage(path));
  await ready(page);
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  await page.keyboard.press("e");
  await expect(page.getByRole("region", { name: "Editor" })).toHaveCount(0);
});

test("says why an answer ended and what it took where it did not, and takes that away again", async ({
  page,
  start,
  folder,
}) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  await recording.field("Finish reason").fill("");
  await recording.field("Cached tokens").fill("12");
  await recording.field("Output tokens").fill("");
  await recording.save();
  const { finishReason, usage } = recording.conversation().response;
  expect(finishReason).toBeNull();
  expect(usage).toMatchObject({ input: 262, output: null, cached: 12 });
  await page.keyboard.press("e");
  await recording.field("Finish reason").fill("length");
  await recording.save();
  expect(recording.conversation().response.finishReason).toBe("length");
});

test("offers only what the answer's family has a place for", async ({ page, start, folder }) => {
  const recording = await open(page, start, folder, '"endpoint": "/v1/completions"', '"is_streaming": false');
  await expect(recording.field("Text of the answer")).toBeVisible();
  await expect(recording.button("Add a tool call")).toBeHidden();
  await expect(recording.button("Add reasoning")).toBeHidden();
});

test("edits calls, results and images of the request, takes parts out and adds some", async ({
  page,
  start,
  folder,
}) => {
  const recording = await open(page, start, folder, "the limit of 1 tool call per turn", '"is_streaming": true');
  const before = recording.conversation().request.messages;
  const called = before.findIndex(({ parts }) => parts.some(({ type }) => type === "tool_call")) + 1;
  const call = `the call of message ${called}, part 1`;
  await recording.button(`Edit the tool call of message ${called}, part 1`).click();
  await expect(recording.field(`Name of ${call}`)).toBeFocused();
  await (await recording.json(`Arguments of ${call}`)).fill('{"to": "Bodø"}');
  await expect(recording.editor.getByText("The arguments lack from.")).toBeVisible();
  await recording.field(`Id of ${call}`).fill("call_bodo");
  await recording.button(`Remove the tool call of message ${called}, part 2`).click();
  await expect(recording.button(`Remove the tool call of message ${called}, part 1`)).toBeHidden();
  const follows = recording.editor.getByRole("checkbox", { name: `Results of ${call} follow` });
  await expect(follows).toBeChecked();
  await expect(recording.editor.getByText("1 result takes the new id")).toBeVisible();
  await expect(recording.editor.getByText("Takes its call’s new id: call_bodo")).toBeVisible();
  await follows.uncheck();
  await expect(recording.editor.getByText("Takes its call’s new id: call_bodo")).toBeHidden();
  await follows.check();
  await recording.button(`Edit the id of the call that message ${called + 2} answers`).click();
  await recording.field(`Id of the call that message ${called + 2} answers`).fill("call_other");
  await recording.button("Add to message 2").click();
  await page.getByRole("menuitem", { name: "image" }).click();
  await expect(recording.editor.getByText("An image needs an address, or a file.")).toBeVisible();
  await expect(recording.field("Address of the new image of message 2")).toBeFocused();
  await recording.editor.getByLabel("Choose a file for the new image of message 2").setInputFiles({
    name: "dot.png",
    mimeType: "image/png",
    buffer: Buffer.from(DOT, "base64"),
  });
  await expect(recording.editor.getByRole("img", { name: "Recorded, image/png" })).toBeVisible();
  await expectAccessible(page);
  await recording.save();
  const { messages } = recording.conversation().request;
  expect(messages[called - 1]?.parts).toMatchObject([{ id: "call_bodo", arguments: '{"to": "Bodø"}' }]);
  expect(messages[called]?.toolCallId).toBe("call_bodo");
  expect(messages[called + 1]?.toolCallId).toBe("call_other");
  expect(messages[1]?.parts).toMatchObject([{ type: "text" }, { type: "image", source: { data: DOT } }]);
  await page.keyboard.press("e");
  await recording.button("Remove the image of message 2, part 2").click();
  await expect(recording.button("Replace the image of message 2, part 2")).toBeHidden();
  await recording.save();
  expect(recording.conversation().request.messages[1]?.parts).toHaveLength(1);
});
