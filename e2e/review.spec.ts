import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { hold } from "./support/hold";
import { writeChat } from "./support/recordings";
import { expect, test } from "./support/test";

const SENTENCE =
  "9 recordings changed: 2 noise, 4 text, 1 request, 1 added, 1 deleted; 1 re-keyed, 1 superseded one left behind.";

const keyed = (letter: string) => `suite/recordings/${letter.repeat(64)}.json`;

function replaceIn(file: string, from: string, to: string): void {
  const before = readFileSync(file, "utf8");
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

function gitIn(folder: string) {
  const who = ["-c", "user.name=Test", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  return (...args: string[]) => execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
}

/** A work tree in which recordings were made anew: each kind of change once or a few times. */
function repositoryIn(folder: string): { root: string; git: ReturnType<typeof gitIn> } {
  const root = folder;
  const git = gitIn(folder);
  const chat = (name: string, ask: string, answer: string, path = `suite/recordings/${name}.json`) =>
    writeChat(root, path, { test: `test_${name}`, ask, answer });
  chat("ferry", "When does it leave?", "The ferry leaves at noon.");
  for (const name of ["one", "two", "three"]) chat(name, `Greet ${name}`, `Hello, I am number ${name}.`);
  for (const name of ["quiet", "still"]) chat(name, `Be ${name}`, "Yes.");
  chat("key", "Say the first of the numbers, please, and nothing else?", "One.", keyed("a"));
  chat("gone", "Are you there?", "No.");
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "Record the tests");
  const at = (name: string) => join(root, `suite/recordings/${name}.json`);
  replaceIn(at("ferry"), "at noon", "at dusk");
  for (const name of ["one", "two", "three"]) replaceIn(at(name), "Hello,", "Greetings,");
  for (const name of ["quiet", "still"]) replaceIn(at(name), '"id": "rec-1"', '"id": "rec-2"');
  chat("key", "Say the last of the numbers, please, and nothing else?", "One.", keyed("b"));
  chat("new", "Who is there?", "Somebody new.");
  rmSync(at("gone"));
  return { root, git };
}

const list = (page: Page) => page.getByRole("region", { name: "Changes" });
const difference = (page: Page) => page.getByRole("region", { name: "Difference" });
const sentence = (page: Page) => page.getByRole("status").filter({ hasText: /recordings? changed:|No recording/ });
const progress = (page: Page) => page.getByRole("status", { name: "Progress" });
const ready = (page: Page) => expect(page.locator(`html[data-keys*="Review"]`)).toBeAttached();

test.describe("review", () => {
  test("from the sentence to the last decision; marks outlive a restart, and end with what they were made of", async ({
    page,
    folder,
    start,
  }) => {
    const { root } = repositoryIn(folder);
    const first = await start(root);
    await page.goto(`${first.url}/review`);
    await ready(page);
    await expect(sentence(page)).toHaveText(SENTENCE);
    await expect(list(page).getByRole("button", { expanded: true })).toContainText([
      /^text4/,
      /^request1/,
      /^added1/,
      /^deleted1/,
    ]);
    await expect(list(page).getByRole("button", { name: /^noise 2/i })).toHaveAttribute("aria-expanded", "false");
    await expect(progress(page)).toHaveText("0 of 7 decided");

    // Three equal changes stand first, as one row, and are decided as one.
    const group = list(page).getByRole("button", { name: /^Hello → Greetings in answer/ });
    await expect(group).toContainText("3 files, the same change");
    await expect(group).toHaveAttribute("aria-current", "true");
    await expect(difference(page).getByRole("region", { name: "Answer" })).toContainText("Greetings");
    await expectAccessible(page);
    await page.keyboard.press("y");
    await expect(progress(page)).toHaveText("3 of 7 decided");
    await expect(group.getByRole("img", { name: "accepted" })).toBeVisible();

    await expect(difference(page).getByRole("heading", { level: 2 })).toHaveText("test_ferry");
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Comment" }).fill("It left at noon for years.");
    await page.keyboard.press("Escape");
    await expect(progress(page)).toHaveText("4 of 7 decided");
    await expect(page).toHaveURL(/file=suite\/recordings\/ferry\.json/);
    await page.keyboard.press("t");
    await expect(difference(page).getByRole("region", { name: "The file's lines" })).toContainText("at dusk");
    await page.keyboard.press("t");
    await page.keyboard.press("s");
    await expect(difference(page).locator("del")).toHaveText(/noon/);

    await page.keyboard.press("j");
    await expect(difference(page).getByRole("heading", { level: 2 })).toHaveText("test_key");
    await expect(difference(page)).toContainText("left behind");
    await page.keyboard.press("v");
    await expect(difference(page).getByRole("button", { name: /^Viewed/ })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("k");
    await expect(difference(page).getByRole("heading", { level: 2 })).not.toHaveText("test_key");

    await page.goto(`${first.url}/review?file=suite/recordings/ferry.json`);
    await expect(page.getByRole("textbox", { name: "Comment" })).toHaveValue("It left at noon for years.");
    // A page would miss its server.
    await page.goto("about:blank");
    await first.stop();
    const second = await start(root);
    await page.goto(`${second.url}/review?file=suite/recordings/ferry.json`);
    await ready(page);
    await expect(page.getByRole("textbox", { name: "Comment" })).toHaveValue("It left at noon for years.");
    await expect(progress(page)).toHaveText("4 of 7 decided");

    const ferry = join(root, "suite/recordings/ferry.json");
    replaceIn(ferry, "at dusk", "at midnight");
    await expect(progress(page)).toHaveText("3 of 7 decided");
    await expect(difference(page)).toContainText("midnight");
    await expect(difference(page).getByRole("button", { name: /^Flag/ })).toHaveAttribute("aria-pressed", "false");
    // The same difference again has its mark again.
    replaceIn(ferry, "at midnight", "at dusk");
    await expect(progress(page)).toHaveText("4 of 7 decided");
  });

  test("what a check finds new stands beside the difference, in its row and behind the sentence", async ({
    page,
    folder,
    start,
  }) => {
    const { root } = repositoryIn(folder);
    const token = ["ghp", "q7Rz2LmX9vKdT4bWn8PsYc3HfJg6Ae5Uu1oZ"].join("_");
    replaceIn(join(root, "suite/recordings/still.json"), "Yes.", `Use ${token}.`);
    const { url } = await start(root);
    await page.goto(`${url}/review`);
    await ready(page);
    await page.getByRole("button", { name: /^\d new findings?: 1 error/ }).click();
    await expect(difference(page).getByRole("heading", { level: 2 })).toHaveText("test_still");
    const finding = difference(page).getByRole("region", { name: "New findings" });
    await expect(finding).toContainText("This looks like");
    await expect(finding).not.toContainText(token);
    const row = list(page).getByRole("button", { name: /^test_still/ });
    await expect(row.getByRole("img", { name: "1 new finding: 1 error" })).toBeVisible();
    await expectAccessible(page);
    await finding.getByRole("link").click();
    await expect(page).toHaveURL(/r\/suite\/recordings\/still\.json\?tab=raw/);
  });

  test("a decision is kept while the range is still looked through for new findings", async ({
    page,
    folder,
    start,
  }) => {
    const { root } = repositoryIn(folder);
    const { url } = await start(root);
    const release = await hold(page, /\/api\/review\/findings\?/);
    await page.goto(`${url}/review`);
    await ready(page);
    const found = page.getByRole("status", { name: "New findings" });
    await expect(found).toHaveText("Looking for new findings…");
    await page.keyboard.press("y");
    await expect(progress(page)).toHaveText("3 of 7 decided");
    const marks = join(root, ".tapedeck/reviews/marks.json");
    await expect.poll(() => existsSync(marks) && readFileSync(marks, "utf8").match(/accepted/g)?.length).toBe(3);
    await page.keyboard.press("j");
    await expect(difference(page).getByRole("heading", { level: 2 })).toHaveText("test_key");
    await expect(found).toHaveText("Looking for new findings…");

    // Who leaves asks no more.
    const ended = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/review/findings"));
    await page.getByRole("link", { name: "Health" }).click();
    await ended;
    release();
    await page.getByRole("link", { name: "Review" }).click();
    await expect(page.getByRole("button", { name: /^2 new findings: 2 warnings/ })).toBeVisible();
  });

  test("keys typed while the range is compared are carried out, but for decisions on what was not seen", async ({
    page,
    folder,
    start,
    faults,
  }) => {
    const { root } = repositoryIn(folder);
    const { url } = await start(root, [], faults.env);
    const comparing = page.getByRole("status", { name: "Comparing the recordings" });
    const heading = difference(page).getByRole("heading", { level: 2 });
    const waiting = { call: "readFile", path: "marks.json", code: "HOLD" } as const;
    faults.begin(waiting);
    // The page ends to load when its range is compared.
    await page.goto(`${url}/review`, { waitUntil: "commit" });
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await expect(comparing).toBeVisible();
    for (const key of ["y", "j", "j", "y"]) await page.keyboard.press(key);
    faults.end();
    await expect(heading).toHaveText("test_key");
    await expect(progress(page)).toHaveText("0 of 7 decided");

    await page.getByRole("link", { name: "Health" }).click();
    await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
    faults.begin(waiting);
    await page.getByRole("link", { name: "Review" }).click();
    await expect(comparing).toBeVisible();
    await page.keyboard.press("j");
    faults.end();
    await expect(heading).toHaveText("test_ferry");
    await page.keyboard.press("y");
    await expect(progress(page)).toHaveText("1 of 7 decided");
  });

  test("a group opens; new files stand by themselves, and are decided together by their folder; classes narrow the list, in the address", async ({
    page,
    folder,
    start,
  }) => {
    const { root } = repositoryIn(folder);
    writeChat(root, "suite/recordings/newer.json", { test: "test_newer", ask: "And who else?" });
    const { url } = await start(root);
    await page.goto(`${url}/review`);
    await ready(page);
    await list(page)
      .getByRole("button", { name: /^Files of Hello/ })
      .click();
    await list(page)
      .getByRole("button", { name: /^test_two/ })
      .click();
    await expect(difference(page).getByRole("heading", { level: 2 })).toHaveText("test_two");
    await page.keyboard.press("y");
    await expect(progress(page)).toHaveText("1 of 8 decided");
    await list(page).getByRole("button", { name: "suite/recordings/ 2 files" }).click();
    await expect(difference(page)).toContainText("one of 2 files, decided together");
    await expect(difference(page)).toHaveAttribute("aria-busy", "false");
    await page.keyboard.press("y");
    await expect(progress(page)).toHaveText("3 of 8 decided");
    await page
      .getByRole("group", { name: "Class" })
      .getByRole("button", { name: /^noise/ })
      .click();
    await expect(page).toHaveURL(/class=noise/);
    await expect(list(page)).not.toContainText("test_ferry");
    await page.reload();
    await expect(list(page)).not.toContainText("test_ferry");
    await expect(list(page)).toContainText("2 files");
    await expect(difference(page)).toContainText("ids");
  });

  test("noise-only files get the base's bytes, superseded ones go, and both come back", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    const { url } = await start(root);
    await page.goto(`${url}/review`);
    await ready(page);
    await page.getByRole("button", { name: "Restore 2 noise-only files…" }).click();
    const restore = page.getByRole("dialog", { name: "Restore to the base" });
    const change = restore.getByRole("region", { name: "What would change" });
    await expect(change).toContainText("suite/recordings/quiet.json");
    await expect(change.getByRole("region", { name: /^The file's lines/ })).toContainText('"id": "rec-1"');
    await expect(change).toContainText("Nothing that a reader of the conversation sees changes.");
    const files = restore.getByRole("list", { name: "Recordings that change" });
    await files.getByRole("button").first().focus();
    await page.keyboard.press("ArrowDown");
    await expect(change).toContainText("suite/recordings/still.json");
    await restore.getByRole("checkbox", { name: /still\.json/ }).uncheck();
    await expectAccessible(page);
    await restore.getByRole("button", { name: "Restore 1 recording" }).click();
    await expect(restore).toBeHidden();
    const card = page.getByRole("region", { name: "Restore 1 recording to main" });
    await expect(card.getByRole("status")).toHaveText("1 recording changed.");
    await expect(sentence(page)).toContainText("8 recordings changed: 1 noise");
    expect(git("status", "--porcelain", "suite/recordings/quiet.json")).toBe("");
    await card.getByRole("button", { name: "Undo" }).click();
    await expect(card.getByRole("status")).toHaveText("1 recording changed. Undone.");
    await expect(sentence(page)).toHaveText(SENTENCE);
    await card.getByRole("button", { name: "Dismiss" }).click();
    expect(readFileSync(join(root, "suite/recordings/quiet.json"), "utf8")).toContain("rec-2");

    await page.getByRole("button", { name: "Delete 1 superseded…" }).click();
    const remove = page.getByRole("dialog", { name: "Delete superseded recordings" });
    await expect(remove.getByRole("region", { name: "What would change" })).toContainText(keyed("a"));
    await expect(remove.getByRole("list", { name: "Recordings that change" })).toContainText(
      "bbbbbbbbbbbb….json stays",
    );
    await remove.getByRole("button", { name: "Delete 1 recording" }).click();
    await expect(sentence(page)).toHaveText(SENTENCE.replace(", 1 superseded one left behind", ""));
    expect(existsSync(join(root, keyed("a")))).toBe(false);
    await page.getByRole("button", { name: "Dismiss" }).click();

    await list(page)
      .getByRole("button", { name: /^test_gone/ })
      .click();
    await difference(page).getByRole("button", { name: "Restore…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore 1 recording" }).click();
    await expect(sentence(page)).toContainText("8 recordings changed");
    expect(existsSync(join(root, "suite/recordings/gone.json"))).toBe(true);
  });

  test("a link keeps its place: the range, the file, how it is looked at, and the part of it", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    const long = (word: string) => `${"The ferry waits for nobody.\n".repeat(120)}It is ${word}.`;
    writeChat(root, "suite/recordings/long.json", { test: "test_long", ask: long("noon"), answer: "Yes." });
    git("add", "suite/recordings/long.json");
    git("commit", "-qm", "Record a long one");
    writeChat(root, "suite/recordings/long.json", { test: "test_long", ask: long("noon"), answer: "No." });
    const { url } = await start(root);
    await page.goto(`${url}/review?base=HEAD&file=suite/recordings/long.json`);
    await expect(page.locator(`html[data-keys*="Difference"]`)).toBeAttached();
    await page.keyboard.press("w");
    await page.setViewportSize({ width: 1200, height: 500 });
    await page.getByRole("link", { name: "Link to finish reason" }).click();
    await expect(page).toHaveURL(/\?base=HEAD&file=suite\/recordings\/long\.json&look=whole#part-finish-reason$/);
    const address = page.url();
    await page.goto(`${url}/`);
    await page.goto(address);
    const part = difference(page).locator('[aria-current="location"]');
    await expect(part).toContainText("stop");
    await expect(part).toBeInViewport();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("combobox", { name: "Base" })).toHaveValue("HEAD");
    await expect(list(page).getByRole("button", { name: /^test_long/ })).toHaveAttribute("aria-current", "true");
    await expect(difference(page).getByRole("button", { name: /^Whole/ })).toHaveAttribute("aria-pressed", "true");

    // Another file has no such part, and what is not in the range is said to be so.
    await ready(page);
    await list(page)
      .getByRole("button", { name: /^test_ferry/ })
      .click();
    await expect(page).toHaveURL(/ferry\.json&look=whole$/);
    await page.goto(`${url}/review?base=HEAD&file=suite/recordings/none.json`);
    await expect(difference(page)).toContainText("suite/recordings/none.json does not differ in this range.");
  });

  test("any range can be named; commits are not changed, and what is no range is said in words", async ({
    page,
    folder,
    start,
  }) => {
    const { root, git } = repositoryIn(folder);
    git("add", "-A");
    git("commit", "-qm", "Record again");
    git("tag", "again");
    const { url } = await start(root);
    await page.goto(`${url}/review`);
    await ready(page);
    await expect(page.getByText("No recording changed", { exact: true })).toBeVisible();
    await page.getByRole("combobox", { name: "Base" }).fill("HEAD~1");
    await page.getByRole("combobox", { name: "Head" }).fill("again");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/base=HEAD%7E1&head=again|base=HEAD~1&head=again/);
    await expect(sentence(page)).toHaveText(SENTENCE);
    await expect(page.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
    await page.getByRole("combobox", { name: "Base" }).fill("--output=x");
    await page.keyboard.press("Enter");
    await expect(page.getByText("git knows no commit `--output=x`")).toBeVisible();
  });

  test("read-only, it shows everything and changes nothing", async ({ page, folder, start }) => {
    const { root } = repositoryIn(folder);
    const { url } = await start(root, ["--read-only"]);
    await page.goto(`${url}/review`);
    await ready(page);
    await expect(sentence(page)).toHaveText(SENTENCE);
    await expect(difference(page)).toContainText("Greetings");
    await page.keyboard.press("y");
    await expect(page.getByRole("button", { name: /^(Accept|Flag|Restore|Delete)/ })).toHaveCount(0);
    await expect(progress(page)).toHaveText("0 of 7 decided");
    expect(existsSync(join(root, ".tapedeck/reviews"))).toBe(false);
  });

  test("says why there is nothing to compare", async ({ page, folder, start }) => {
    writeChat(folder, "outside/a.json", {});
    const outside = await start(join(folder, "outside"));
    await page.goto(`${outside.url}/review`);
    await expect(page.getByText(/lies in no git repository/)).toBeVisible();
    await expectAccessible(page);

    writeChat(folder, "unborn/a.json", {});
    gitIn(join(folder, "unborn"))("init", "-q");
    const unborn = await start(join(folder, "unborn"));
    await page.goto(`${unborn.url}/review`);
    await expect(page.getByText("nothing was committed yet")).toBeVisible();
  });
});
