import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { jsonAnswer, type ScriptedProvider, startProvider } from "./support/provider";
import { ready } from "./support/ready";
import { writeChat } from "./support/recordings";
import { test as base, expect } from "./support/test";

/** A provider that says when the ferry leaves. */
const test = base.extend<{ provider: ScriptedProvider }>({
  provider: async ({ folder: _ }, use) => {
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "At dawn." } }];
    const answer = jsonAnswer({ id: "x", object: "chat.completion", created: 1, model: "gpt-4o", choices });
    const provider = await startProvider(() => ({ answer }));
    await use(provider);
    await provider.stop();
  },
});

const PATH = "suite/recordings/ferry.json";
const difference = (page: Page) => page.getByRole("region", { name: "Difference" });
const compared = (page: Page) => expect(page.locator(`html[data-keys*="Review"]`)).toBeAttached();

test("a changed recording is recorded anew; its take is compared and accepted, and the range compared anew", async ({
  page,
  folder,
  start,
  provider,
}) => {
  const providers = { "api.openai.com": { baseUrl: provider.url, apiKeyEnv: "REVIEW_KEY" } };
  writeFileSync(join(folder, "tapedeck.config.json"), JSON.stringify({ providers }));
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=Test", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
    execFileSync("git", [...who, ...args], { cwd: folder, stdio: "ignore" });
  };
  writeChat(folder, PATH, { test: "test_ferry", answer: "At noon." });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "Record");
  writeChat(folder, PATH, { test: "test_ferry", answer: "At dusk." });
  git("commit", "-qam", "Record again");
  const { url } = await start(folder, [], { REVIEW_KEY: "sk-never-shown-1234567890" });

  await page.goto(`${url}/review?base=HEAD~1&head=HEAD`);
  await compared(page);
  await expect(difference(page).getByRole("button", { name: /^Re-record/ })).toBeDisabled();
  await expect(difference(page)).toContainText("only in the work tree; the head is a commit");

  await page.goto(`${url}/review?base=HEAD~1`);
  await compared(page);
  await expect(difference(page).locator("ins")).toHaveText("dusk");
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: "Re-record" });
  await dialog.getByRole("button", { name: "Send 1 request" }).click();
  await expect(dialog.getByRole("status")).toHaveText("The answer waits as a take.");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await difference(page).getByRole("link", { name: "1 take pending" }).click();
  await expect(page.getByRole("heading", { name: "Takes" })).toBeVisible();
  await ready(page);
  await expect(page.getByRole("region", { name: "Comparison" }).getByRole("insertion")).toHaveText("dawn");
  await page.getByRole("button", { name: "Accept y", exact: true }).click();
  await expect(page.getByText("No take is pending")).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/review/);
  await expect(difference(page).locator("ins")).toHaveText("dawn");
});
