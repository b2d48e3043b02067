import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { recordingPage, sampleWith } from "./support/samples";
import { expect, test } from "./support/test";

/** A work tree in a folder, with the samples committed below `recordings`. */
function repositoryIn(folder: string): { root: string; git: (...args: string[]) => string } {
  const root = join(folder, "recordings");
  cpSync("recordings", root, { recursive: true, filter: (path) => !path.includes(".tapedeck") });
  const who = ["-c", "user.name=Test", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  const git = (...args: string[]) => execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "Record the tests");
  return { root, git };
}

function replaceIn(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(file, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

const diffPage = (url: string, path: string) => `${url}${recordingPage(path)}?tab=diff`;
const since = (page: Page) => page.getByRole("region", { name: "Since the last commit" });
const clean = (git: (...args: string[]) => string) => () => git("status", "--porcelain", "--", ".", ":!.tapedeck");

test.describe("since the last commit", () => {
  test("the Diff tab says what changed; one value, then the file, get their committed bytes again", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    const path = sampleWith(root, '"temperature"', '"is_streaming": false', "/v1/chat/completions");
    const file = join(root, path);
    const committed = readFileSync(file, "utf8");
    replaceIn(file, /"temperature": [\d.]+/, '"temperature": 1.75');
    const half = readFileSync(file, "utf8");
    replaceIn(file, /"content": "([^"]+)",(\s+)"refusal"/, '"content": "The ferry sails at dusk.",$2"refusal"');
    const { url } = await start(root);

    await open(page, `${url}${recordingPage(path)}`);
    const tab = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Diff" });
    await expect(tab).toContainText("changed since the last commit");
    await page.keyboard.press("4");
    await expect(since(page)).toContainText("Record the tests");
    await expect(since(page).getByRole("region", { name: "What it says" })).toContainText("dusk");
    await expect(since(page).getByRole("region", { name: "Lines of the file" })).toContainText("1.75");
    await expectAccessible(page);

    await page.getByRole("button", { name: /^Revert “choices\[0\]\.message\.content”$/ }).click();
    await expect(page.getByText("to the last commit.").first()).toBeVisible();
    await expect(since(page)).not.toContainText("dusk");
    await expect(since(page)).toBeFocused();
    expect(readFileSync(file, "utf8")).toBe(half);

    await page.keyboard.press("R");
    await expect(since(page)).toContainText("Nothing changed since the last commit");
    expect(readFileSync(file, "utf8")).toBe(committed);
    expect(clean(git)()).toBe("");
    await expect(tab).not.toContainText("changed");

    // Of two reports, the latest stands in front.
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(since(page).getByRole("region", { name: "Lines of the file" })).toContainText("1.75");
    expect(readFileSync(file, "utf8")).toBe(half);
  });

  test("hundreds of changed chunks are one group, which is reverted as one; noise is folded", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    const path = sampleWith(root, "test_long_guide_streams_to_its_end");
    const file = join(root, path);
    const ids = readFileSync(file, "utf8").replace(/"id": "rec-[^"]+"/g, '"id": "rec-other"');
    const [asked = "", answered = ""] = ids.split('"response": {');
    const louder = answered.replace(/"content": "([^"]*[a-z][^"]*)"/g, '"content": "$1!"');
    writeFileSync(file, `${asked}"response": {${louder}`);
    const { url } = await start(root);
    await open(page, diffPage(url, path));
    const group = since(page).getByRole("group").filter({ hasText: "Stream: choices[0].delta.content" });
    await expect(group).toContainText("chunk 2");
    await expect(group).toContainText(/and \d+ more/);
    await expect(since(page).getByText("Ids, times and token counts")).toBeVisible();
    await expect(since(page).getByText("rec-other").first()).toBeHidden();
    await since(page).getByText("Show them").click();
    await expect(since(page).getByRole("region", { name: "The file's lines" })).toContainText("rec-other");
    await group.getByRole("button", { name: /^Revert \d+ values of/ }).click();
    await expect(since(page)).toContainText("Only noise, which no test sees");
    await page.keyboard.press("R");
    await expect(since(page)).toContainText("Nothing changed since the last commit");
    expect(clean(git)()).toBe("");
  });

  test("nothing is written over a file that was changed meanwhile", async ({ page, folder, start }) => {
    const { root } = repositoryIn(folder);
    const path = sampleWith(root, '"temperature"', "/v1/chat/completions");
    const file = join(root, path);
    replaceIn(file, /"temperature": [\d.]+/, '"temperature": 1.75');
    const { url } = await start(root);
    await open(page, diffPage(url, path));
    await expect(since(page)).toContainText("1.75");
    await page.route("**/*", async (route) => {
      if (route.request().method() === "POST") replaceIn(file, '"temperature": 1.75', '"temperature": 1.5');
      await route.continue();
    });
    await page.getByRole("button", { name: "Revert the file" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "changed since it was loaded" })).toBeVisible();
    expect(readFileSync(file, "utf8")).toContain('"temperature": 1.5');
  });

  test("a selection is reverted as one change; what is new stays, and what is gone comes back", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    const changed = [sampleWith(root, "book_ferry"), sampleWith(root, "test_long_guide_streams_to_its_end")];
    for (const path of changed) replaceIn(join(root, path), /"model": "/, '"model": "other-');
    const gone = sampleWith(root, "image_url");
    const lost = readFileSync(join(root, gone), "utf8");
    rmSync(join(root, gone));
    cpSync(join(root, changed[0] ?? ""), join(root, "library/recordings/new one.json"));
    const { url } = await start(root);

    await open(page, url);
    await page.getByRole("button", { name: "3 changed" }).click();
    await expect(page.getByRole("toolbar", { name: "List" }).getByRole("status")).toContainText("3 of");
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await page.getByRole("button", { name: "Revert…" }).click();
    const dialog = page.getByRole("dialog", { name: "Revert to the last commit" });
    await expect(dialog.getByRole("status")).toHaveText("2 recordings get their committed text. 1 is new and stays.");
    const files = dialog.getByRole("list", { name: "Recordings that change" });
    await files.getByRole("button").filter({ hasText: "the committed text" }).last().click();
    await expect(files.getByRole("button").last()).toHaveAttribute("aria-current", "true");
    await expect(dialog).toContainText("1 line added, 1 removed since the commit.");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Revert 2 recordings" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "1 changed" })).toBeVisible();
    for (const path of changed) expect(git("status", "--porcelain", "--", join(root, path))).toBe("");

    await page.getByRole("button", { name: "1 gone" }).click();
    const goneDialog = page.getByRole("dialog", { name: "Gone since the last commit" });
    await expect(goneDialog).toContainText(gone);
    await goneDialog.getByRole("button", { name: "Bring back 1 recording" }).click();
    await expect(goneDialog).toBeHidden();
    expect(readFileSync(join(root, gone), "utf8")).toBe(lost);
    await expect(page.getByRole("button", { name: "1 gone" })).toBeHidden();
  });

  test("a recording that is gone can be brought back at its own address", async ({ page, folder, start }) => {
    const { root } = repositoryIn(folder);
    const path = sampleWith(root, "book_ferry");
    const text = readFileSync(join(root, path), "utf8");
    rmSync(join(root, path));
    const { url } = await start(root);
    await open(page, `${url}${recordingPage(path)}`);
    await expect(since(page)).toContainText("The file is gone");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Bring the file back" }).click();
    await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
    expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });

  test("a file that was broken by hand is compared line by line, and mended", async ({ page, folder, start }) => {
    const { root, git } = repositoryIn(folder);
    const path = sampleWith(root, "book_ferry");
    replaceIn(join(root, path), /\}\s*$/, "");
    const { url } = await start(root);
    await open(page, diffPage(url, path));
    await expect(since(page)).toContainText("cannot be read as a recording");
    await page.getByRole("button", { name: "Revert the file" }).click();
    await expect(since(page)).toContainText("Nothing changed since the last commit");
    expect(clean(git)()).toBe("");
  });

  test("outside of a repository the page says so; with --read-only nothing is offered", async ({
    page,
    folder,
    root: samples,
    server,
    start,
  }) => {
    const path = sampleWith(samples, "book_ferry");
    await page.goto(diffPage(server.url, path));
    await expect(since(page)).toContainText("the folder is in no git work tree");

    const { root } = repositoryIn(folder);
    replaceIn(join(root, path), /"model": "/, '"model": "other-');
    const { url } = await start(root, ["--read-only"]);
    await open(page, diffPage(url, path));
    await expect(since(page).getByRole("region", { name: "Lines of the file" })).toContainText("other-");
    await expect(since(page).getByRole("button", { name: /Revert/ })).toHaveCount(0);
    await open(page, `${url}/?q=is:changed`);
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await expect(page.getByRole("button", { name: "Copy paths" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Revert…" })).toHaveCount(0);
  });
});
