import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { writeChat } from "./support/recordings";
import { comparison, decide, dialog, env, says, test, tray } from "./support/takes";
import { expect } from "./support/test";

const FOLDER = "suite/recordings";
const TEST = `/tests/${encodeURIComponent("tests/suite/test_made.py::test_it")}`;
const OLD = ["One.", "Two..", "Three..."];

/** Turns of one test: each goes on from the answer of the one before it. */
function writeTalk(folder: string, answers: readonly string[]): void {
  for (const [at, answer] of answers.entries()) {
    const before = answers.slice(0, at).flatMap((content, turn) => [
      { role: "user" as const, content: `Question ${turn}?` },
      { role: "assistant" as const, content },
    ]);
    writeChat(folder, `${FOLDER}/${at}.json`, { before, ask: `Question ${at}?`, answer });
  }
}

/** What the model says in each recording of the folder, in its request and its answer; the shortest first. */
function spoken(folder: string): string[] {
  const texts = readdirSync(join(folder, FOLDER)).map((name) => readFileSync(join(folder, FOLDER, name), "utf8"));
  const talks = texts.map((text): string => {
    const { request, response } = JSON.parse(text);
    const said = [...request.body.messages, response.body.__data__.choices[0].message];
    return said.flatMap(({ role, content }) => (role === "assistant" ? [content] : [])).join(" ");
  });
  return talks.sort((a, b) => a.length - b.length);
}

/** The answer of the turn that a request asks for. */
function answerTo(body: string, answers: readonly string[]): string {
  const { messages } = z.object({ messages: z.array(z.unknown()) }).parse(JSON.parse(body));
  return answers[messages.length >> 1] ?? "";
}

/** Opens the dialog that asks for the test's turns. */
async function askForTest(page: Page, url: string): Promise<void> {
  await open(page, `${url}${TEST}`);
  await expect(page.getByRole("button", { name: "Re-record…" })).toBeEnabled();
  await page.keyboard.press("r");
}

test("accepting all of a class carries the answers into the later turns, as one change", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeTalk(folder, OLD);
  const before = spoken(folder);
  provider.script(({ body }) => says(answerTo(body, ["New.", "Newer.", "Three..."])));
  const { url } = await start(folder, [], env);
  await askForTest(page, url);
  await dialog(page).getByRole("button", { name: "Send 3 requests" }).click();
  await expect(tray(page).getByRole("status")).toHaveText("3 takes pending.");

  await open(page, `${url}/takes`);
  await page.getByRole("region", { name: "text" }).getByRole("button", { name: "Accept all 2" }).click();
  const asked = page.getByRole("dialog", { name: "Accept 2 takes" });
  await expect(asked.getByRole("listitem")).toHaveText([/1.*[0-9a-f]{12} → [0-9a-f]{12}/, /2.*[0-9a-f]{12} → /]);
  await expect(asked.getByRole("checkbox")).toBeChecked();
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Accept all" }).click();
  await expect(page.getByText("Accepted 2 takes. Carried them into 2 later turns.")).toBeVisible();
  expect(spoken(folder)).toEqual(["New.", "New. Newer.", "New. Newer. Three..."]);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(spoken(folder)).toEqual(before);
});

test("a test's turns are asked with each other's new answers; a rejected one breaks the chain; all are accepted as one", async ({
  page,
  folder,
  start,
  provider,
}) => {
  writeTalk(folder, OLD);
  const before = spoken(folder);
  const answers = ["New.", "Newer.", "Newest of them."];
  provider.script(({ body }) => says(answerTo(body, answers)));
  const { url } = await start(folder, [], env);
  await askForTest(page, url);
  await dialog(page).getByRole("checkbox", { name: "Ask later turns with the new answers" }).check();
  await expect(dialog(page).getByRole("spinbutton", { name: "How often each is asked" })).toBeDisabled();
  await expectAccessible(page);
  await dialog(page).getByRole("button", { name: "Send 3 requests" }).click();
  await expect(tray(page).getByRole("status")).toHaveText("3 takes pending.");
  expect(provider.heard.map(({ body }) => answers.filter((answer) => body.includes(`"${answer}"`)))).toEqual([
    [],
    ["New."],
    ["New.", "Newer."],
  ]);
  expect(spoken(folder)).toEqual(before);

  await open(page, `${url}/takes?path=${encodeURIComponent(`${FOLDER}/1.json`)}`);
  const chain = page.getByRole("region", { name: "Asked in order" });
  await expect(chain.getByRole("listitem")).toHaveText([
    /0\.json[0-9a-f]{12}waits/,
    /1\.json[0-9a-f]{12} → [0-9a-f]{12}this take/,
    /2\.json[0-9a-f]{12} → [0-9a-f]{12}waits/,
  ]);
  await expect(comparison(page)).toContainText("New.");
  await expect(comparison(page)).toContainText("Newer.");
  await expect(page.getByText("accept that take first, or all of the chain")).toBeVisible();
  await expectAccessible(page);

  await chain.getByRole("link", { name: "0.json" }).click();
  await expect(page.getByRole("region", { name: "Later turns", exact: true })).toContainText("asked with it already");
  await decide(page, "n");
  await expect(page.getByText("Rejected 1 take.")).toBeVisible();
  await expect(chain).toContainText("does not wait any more");
  await expect(page.getByRole("button", { name: /^Accept/ })).toHaveCount(0);
  await page.keyboard.press("u");
  await expect(
    page.getByRole("navigation", { name: "Pending takes" }).getByRole("link", { name: /0\.json/ }),
  ).toBeVisible();
  await decide(page, "Y");
  await expect(page.getByText("Accepted 3 takes.")).toBeVisible();
  await expect(page.getByText("No take is pending")).toBeVisible();
  expect(spoken(folder)).toEqual(["New.", "New. Newer.", "New. Newer. Newest of them."]);
  // Another toast may still be there, of the rejection.
  const toast = page.getByRole("listitem").filter({ hasText: "Accepted 3 takes." });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone.")).toBeVisible();
  expect(spoken(folder)).toEqual(before);
});
