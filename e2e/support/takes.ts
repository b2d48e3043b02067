import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { jsonAnswer, type Scripted, type ScriptedProvider, startProvider } from "./provider";
import { test as base, expect } from "./test";

export const KEY = "sk-never-shown-1234567890";

/** What a dashboard needs to ask the scripted provider. */
export const env = { TAKES_KEY: KEY };

/** A folder that is configured to ask a scripted provider, which says hello unless told otherwise. */
export const test = base.extend<{ provider: ScriptedProvider }>({
  provider: async ({ folder }, use) => {
    const provider = await startProvider(() => says("Good evening."));
    writeFileSync(
      join(folder, "tapedeck.config.json"),
      JSON.stringify({
        providers: { "api.openai.com": { baseUrl: provider.url, apiKeyEnv: "TAKES_KEY", concurrency: 1 } },
      }),
    );
    await use(provider);
    await provider.stop();
  },
});

/** A chat's whole answer, or a provider's error. */
export function says(content: string, status = 200): Scripted {
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
  const value = { id: "x", object: "chat.completion", created: 1, model: "gpt-4o", choices };
  return { answer: jsonAnswer(status === 200 ? value : { error: { message: content } }, status) };
}

export const dialog = (page: Page) => page.getByRole("dialog", { name: "Re-record" });
export const tray = (page: Page) => page.getByRole("complementary", { name: "Work under way" });
export const comparison = (page: Page) => page.getByRole("region", { name: "Comparison" });

/** By its key, once the page has all that the decision is about. */
export async function decide(page: Page, key: "y" | "Y" | "n") {
  await expect(page.getByRole("button", { name: new RegExp(` ${key}$`) })).toBeEnabled();
  await page.keyboard.press(key);
}
