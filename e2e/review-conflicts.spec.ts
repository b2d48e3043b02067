import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { chatText, writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

const PATH = "suite/recordings/ferry.json";
const ASK = "When does it leave?";
const text = (answer: string, ask = ASK) => chatText({ test: "test_ferry", ask, answer });

/** A work tree in the middle of a merge: both sides say something else of the ferry. */
function mergingIn(folder: string, ours: [answer: string, ask?: string], theirs: [answer: string, ask?: string]) {
  const who = ["-c", "user.name=Test", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  const git = (...args: string[]) =>
    execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const commit = (answer: string, ask?: string) => {
    writeChat(folder, PATH, { test: "test_ferry", ask: ask ?? ASK, answer });
    git("add", "-A");
    git("commit", "-qm", answer);
  };
  git("init", "-q", "-b", "main");
  commit("The ferry leaves at noon.");
  git("checkout", "-q", "-b", "topic");
  commit(...theirs);
  git("checkout", "-q", "main");
  commit(...ours);
  try {
    git("merge", "-q", "topic");
  } catch {
    // The conflict is what is wanted.
  }
  return git;
}

const difference = (page: Page) => page.getByRole("region", { name: "Difference" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Resolve the merge conflict" });
const ready = (page: Page) => expect(page.locator(`html[data-keys*="Review"]`)).toBeAttached();
const read = (folder: string) => readFileSync(join(folder, PATH), "utf8");

test("a conflict is compared by meaning and resolved to a side, from the recording's own page on", async ({
  page,
  folder,
  start,
}) => {
  const git = mergingIn(folder, ["The ferry leaves at dusk."], ["The ferry leaves at dawn."]);
  const marked = read(folder);
  const { url } = await start(folder);
  await page.goto(`${url}/r/${PATH}`);
  await page.getByRole("link", { name: "Compare both sides, and choose" }).click();
  await expect(page).toHaveURL(/\/review\?file=/);
  await expect(page.getByText("1 recording changed: 1 error; 1 in conflict.")).toBeVisible();
  const conflict = difference(page).getByRole("region", { name: "Merge conflict" });
  await expect(conflict.getByRole("heading")).toHaveText(["Ours · HEAD", "Theirs · topic"]);
  await expect(conflict.locator("del")).toHaveText("dusk");
  await expect(conflict.locator("ins")).toHaveText("dawn");
  await expectAccessible(page);

  await page.keyboard.press("x");
  await dialog(page)
    .getByRole("radio", { name: /^Theirs/ })
    .check();
  await expect(dialog(page).getByRole("region", { name: "Against ours" })).toContainText("dawn");
  await expectAccessible(page);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page)).toContainText("is settled; git waits for git add");
  expect(read(folder)).toBe(text("The ferry leaves at dawn."));
  expect(git("ls-files", "--unmerged")).not.toBe("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(conflict).toBeVisible();
  expect(read(folder)).toBe(marked);
});

test("both sides are merged, and where both changed the same somebody says whose it is", async ({
  page,
  folder,
  start,
}) => {
  mergingIn(folder, ["The ferry leaves at dusk.", "When, please?"], ["The ferry leaves at dawn."]);
  const { url } = await start(folder);
  await page.goto(`${url}/review`);
  await ready(page);
  await difference(page)
    .getByRole("button", { name: /^Resolve/ })
    .click();
  await dialog(page).getByRole("radio", { name: "Both, merged" }).check();
  await expect(dialog(page).getByRole("button", { name: /^Write the file/ })).toBeDisabled();
  await dialog(page)
    .getByRole("region", { name: "Conflicts" })
    .getByRole("radio", { name: /^Theirs/ })
    .check();
  await dialog(page)
    .getByRole("button", { name: /^Write the file/ })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page)).toContainText("is settled; git waits for git add");
  expect(read(folder)).toBe(text("The ferry leaves at dawn.", "When, please?"));
});

test("read-only, both sides are shown and none is taken", async ({ page, folder, start }) => {
  mergingIn(folder, ["The ferry leaves at dusk."], ["The ferry leaves at dawn."]);
  const { url } = await start(folder, ["--read-only"]);
  await page.goto(`${url}/review`);
  await ready(page);
  await expect(difference(page).locator("ins")).toHaveText("dawn");
  await expect(page.getByRole("button", { name: /^Resolve/ })).toHaveCount(0);
});

test("a conflict that was committed with its markers is compared, with nothing to choose", async ({
  page,
  folder,
  start,
}) => {
  const git = mergingIn(folder, ["The ferry leaves at dusk."], ["The ferry leaves at dawn."]);
  git("add", "-A");
  git("commit", "-qm", "Not looked at");
  const { url } = await start(folder);
  await page.goto(`${url}/review?base=HEAD^&head=HEAD`);
  await ready(page);
  await expect(page.getByText("1 recording changed: 1 error; 1 in conflict.")).toBeVisible();
  const conflict = difference(page).getByRole("region", { name: "Committed merge conflict" });
  await expect(conflict.getByRole("heading")).toHaveText(["Ours · HEAD", "Theirs · topic"]);
  await expect(conflict.locator("del")).toHaveText("dusk");
  await expect(conflict.locator("ins")).toHaveText("dawn");
  await expect(page.getByRole("button", { name: /^Resolve/ })).toHaveCount(0);
  await expectAccessible(page);

  // Where a later commit mends it, the sides are those of the base.
  writeChat(folder, PATH, { test: "test_ferry", ask: ASK, answer: "The ferry leaves at dawn." });
  git("commit", "-qam", "Mend it");
  await page.goto(`${url}/review?base=HEAD^&head=HEAD`);
  await ready(page);
  await expect(conflict).toContainText("Its base was committed with the markers");
  await expect(conflict.locator("del")).toHaveText("dusk");
});
