import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { requestKeyOf } from "../../lib/recording/key";
import { openRecording } from "../../lib/recording/recording";
import { ready } from "./ready";
import { chatText, writeChat } from "./recordings";
import { recordingPage } from "./samples";
import type { startServer } from "./server";

/** The chat that the editor's tests edit, and where a replay looks for it. */
export const chat = { ask: "When is high tide?", answer: "At noon, when the moon is up." };

function keyOf(text: string): string {
  const opened = openRecording("a.json", text);
  const key = opened.ok ? requestKeyOf(opened.recording) : null;
  if (key === null) throw new Error("no key");
  return key;
}

/** Where a replay looks for a chat. */
export function pathOf(of: Parameters<typeof chatText>[0]): string {
  return `suite/recordings/${keyOf(chatText(of))}.json`;
}

export const path = pathOf(chat);

/** A recording's page, and what a person does there. */
export class Editor {
  readonly region: Locator;
  readonly answer: Locator;
  readonly dialog: Locator;
  readonly save: Locator;
  readonly notice: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.region = page.getByRole("region", { name: "Editor" });
    this.answer = this.region.getByRole("textbox", { name: "Text of the answer" });
    this.dialog = page.getByRole("dialog");
    this.save = this.dialog.getByRole("button", { name: /^Sav(e|ing)/ });
    this.notice = page.getByRole("status").filter({ hasText: "You have unsaved changes" });
  }

  async open(): Promise<void> {
    await this.page.goto(this.url + recordingPage(path));
    await ready(this.page);
  }

  async edit(): Promise<void> {
    await this.page.keyboard.press("e");
    await expect(this.region).toBeVisible();
  }

  async ask(words: string): Promise<void> {
    await this.region.getByRole("button", { name: /^Edit/ }).first().click();
    await this.region.getByRole("textbox", { name: /message 1/ }).fill(words);
  }

  async review(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await expect(this.dialog).toBeVisible();
  }

  /** Waits until what was typed is written down in the browser. */
  async expectKept(words: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => Object.values(localStorage).join("\n"))).toContain(words);
  }

  /** Waits until it is in the browser's database, too, which outlives a browser that is killed. */
  async expectStored(words: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(storedTexts)).toContain(words);
  }
}

/** In the page: all texts of the browser's database. */
async function storedTexts(): Promise<string> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "tapedeck")) return "";
  return new Promise((done, fail) => {
    const opening = indexedDB.open("tapedeck");
    opening.onerror = fail;
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction("texts").objectStore("texts").getAll();
      reading.onerror = fail;
      reading.onsuccess = () => {
        database.close();
        done(reading.result.join("\n"));
      };
    };
  });
}

/** The chat in a folder of its own, and its page. */
export async function openEditor(
  page: Page,
  folder: string,
  start: typeof startServer,
  env: Record<string, string> = {},
): Promise<Editor> {
  writeChat(folder, path, chat);
  const { url } = await start(folder, [], env);
  const editor = new Editor(page, url);
  await editor.open();
  return editor;
}

export const textIn = (folder: string, of = path) => readFileSync(join(folder, of), "utf8");
