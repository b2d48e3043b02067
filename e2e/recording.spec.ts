import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { ready } from "./support/ready";
import { recordingPage, sampleWith } from "./support/samples";
import { expect, test } from "./support/test";

const open = async (page: Page, root: string, ...words: string[]) => {
  const path = sampleWith(root, ...words);
  await page.goto(recordingPage(path));
  await ready(page);
  return path;
};

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("a conversation with tools", () => {
  test.beforeEach(async ({ page, root }) => {
    await open(page, root, "the limit of 1 tool call per turn", '"is_streaming": true');
    // The buttons of a message come with the page's scripts.
    await expect(page.getByRole("button", { name: "Copy message 2" })).toBeAttached();
  });

  test("shows each result under the call that it answers", async ({ page }) => {
    const calls = page.getByRole("article", { name: "Message 3, assistant" });
    const results = calls.getByRole("article", { name: /result$/ });
    await expect(results).toHaveCount(2);
    await expect(results.nth(0)).toContainText("Booked: Bergen 09:40 to Askøy 10:05");
    await expect(results.nth(0), "all parts of a list are shown").toContainText("Check-in closes ten minutes before");
    await expect(results.nth(1), "a skipped call's result is a result").toContainText("The call was skipped");
    const [ferry, booked, table, skipped] = await Promise.all(
      ["book_ferry", "Booked:", "reserve_table", "The call was skipped"].map(
        async (text) => (await calls.getByText(text).first().boundingBox())?.y ?? 0,
      ),
    );
    expect([ferry, booked, table, skipped]).toEqual([ferry, booked, table, skipped].toSorted((a = 0, b = 0) => a - b));
  });

  test("folds a call with its result", async ({ page }) => {
    await page.getByRole("button", { name: /Call of book_ferry/ }).click();
    await expect(page.getByText("Booked: Bergen 09:40")).toBeHidden();
    await expect(page.getByText("The call was skipped")).toBeVisible();
  });

  test("ends with the answer, how it came and what it cost", async ({ page }) => {
    await expect(page.getByText("streamed in 53 chunks")).toBeVisible();
    await expect(page.getByText("262 → 56 tokens")).toBeVisible();
    const answer = page.getByRole("article", { name: "Message 6, assistant" });
    await expect(answer.locator("strong")).toHaveText("Bergen 9:40 to Askøy");
  });

  test("says what was asked for, and lists the tools with their schemas", async ({ page }) => {
    const about = page.getByRole("complementary", { name: "About this recording" });
    await expect(about).toContainText("parallel_tool_calls");
    await about.getByRole("button", { name: /book_ferry/ }).click();
    await expect(about.getByRole("listitem").filter({ hasText: "passengers" })).toContainText("integer · required");
    await expectAccessible(page);
  });

  test("copies and links each message", async ({ page }) => {
    const message = page.getByRole("article", { name: "Message 2, user" });
    await message.hover();
    await message.getByRole("button", { name: "Copy message 2" }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^Please book the 9:40 ferry to Askøy/);
    await message.getByRole("link", { name: "Link to message 2" }).click();
    await expect(page).toHaveURL(/#m2$/);
    await page.reload();
    await expect(page.locator("#m2:target")).toBeInViewport();
  });

  test("walks by keys, and copies the chosen message", async ({ page }) => {
    for (const key of ["j", "n", "j"]) await page.keyboard.press(key);
    await expect(page.locator("#m3")).toBeFocused();
    await page.keyboard.press("j");
    await expect(page.locator("#m4")).toBeFocused();
    await page.keyboard.press("p");
    await page.keyboard.press("k");
    await expect(page.locator("#m2")).toBeFocused();
    await page.keyboard.press("c");
    await expect.poll(() => clipboard(page)).toMatch(/^Please book/);
    await page.keyboard.press("G");
    await expect(page.locator("#m6")).toBeFocused();
  });

  test("switches between markdown and plain text, and remembers it", async ({ page }) => {
    const answer = page.locator("#m6");
    await expect(answer.locator("strong")).toBeVisible();
    await page.getByRole("button", { name: "Plain text instead of markdown" }).click();
    await expect(answer).toContainText("**Bergen 9:40 to Askøy**");
    await page.reload();
    await ready(page);
    await expect(answer).toContainText("**Bergen 9:40 to Askøy**");
    await expect(page.getByRole("button", { name: "Plain text instead of markdown" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("m");
    await expect(answer.locator("strong")).toBeVisible();
  });

  test("is shown by views with addresses and keys of their own", async ({ page }) => {
    await page.getByRole("link", { name: /^Chunks/ }).click();
    await expect(page).toHaveURL(/\?tab=chunks$/);
    await expect(page.getByRole("region", { name: "Assembled answer" })).toContainText("The ferry is booked");
    await page.keyboard.press("3");
    await expect(page).toHaveURL(/\?tab=raw$/);
    await expect(page.getByText('"request"').first()).toBeVisible();
    await page.keyboard.press("1");
    await expect(page.locator("#m6")).toBeVisible();
  });

  test("is copied as curl", async ({ page }) => {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Copy as curl" }).click();
    await expect(page.getByText("Copied the call as curl.")).toBeVisible();
    const command = await clipboard(page);
    expect(command).toContain("curl -X POST 'https://api.openai.com/v1/chat/completions'");
    expect(command).toContain('"Authorization: Bearer $OPENAI_API_KEY"');
  });

  test("fits a phone", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator("#m6")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});

test.describe("the list that a recording was opened from", () => {
  test("gives its neighbours, by button and by key", async ({ page }) => {
    await page.goto("/?q=suite%3Atravel");
    const list = new URLSearchParams({ q: "suite:travel" });
    const { rows } = await page.request.get(`/api/rows?${list}`).then((response) => response.json());
    const paths: string[] = rows.map(({ path }: { path: string }) => path);
    await page.goto(`${recordingPage(paths[1] ?? "")}?${list}`);
    await expect(page.getByTitle("Back to the list")).toHaveText(`2 of ${paths.length}`);
    await ready(page);
    await page.keyboard.press("]");
    await expect(page).toHaveURL(new RegExp(`${paths[2]}\\?q=suite`));
    await page.keyboard.press("[");
    await expect(page).toHaveURL(new RegExp(`${paths[1]}\\?q=suite`));
    await page.getByRole("link", { name: "Previous recording" }).click();
    await expect(page).toHaveURL(new RegExp(`${paths[0]}\\?q=suite`));
    await expect(page.getByTitle("Back to the list")).toHaveText(`1 of ${paths.length}`);
    await page.keyboard.press("[");
    await expect(page.getByText("This is the first recording of the list.")).toBeVisible();
  });
});

test("reasoning is dim, and can be put away for good", async ({ page, root }) => {
  await open(page, root, "One ferryman always lies");
  const thought = page.getByText("A question that passes through both men");
  await expect(thought).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show reasoning" }).click();
  await expect(thought).toBeHidden();
  await page.reload();
  await ready(page);
  await expect(thought).toBeHidden();
  await page.getByRole("button", { name: "reasoning", exact: true }).click();
  await expect(thought).toBeVisible();
});

test("images: inline ones are shown, remote ones are named and opened on a click only", async ({ page, root }) => {
  await open(page, root, "data:image/png;base64");
  const image = page.getByRole("img", { name: "Recorded, image/png" });
  await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(0);
  await open(page, root, "https://webcam.harbour.example");
  await expect(page.getByText(/^https:\/\/webcam\.harbour\.example/)).toBeVisible();
  const link = page.getByRole("link", { name: /Open in a new tab/ });
  await expect(link).toHaveAttribute("rel", "noreferrer noopener");
  await expect(link).toHaveAttribute("target", "_blank");
  await expectAccessible(page);
});

test("embeddings are drawn, with dimension, norm and range", async ({ page, root }) => {
  await open(page, root, "A Field Guide to Fog", '"embedding"');
  const list = page.getByRole("region", { name: "Embeddings" });
  await expect(list.getByRole("img", { name: /^Values of 256 dimensions/ })).toHaveCount(2);
  await expect(list.getByRole("listitem").first()).toContainText("A Field Guide to Fog");
  await expectAccessible(page);
});

test("model lists are tables", async ({ page, root }) => {
  const path =
    "common/recordings/models-64a2277c90f0f42576f60c1030e3a020403d34a95f56931b792d5939f4cebc57-6d5be56f.json";
  expect(readFileSync(join(root, path), "utf8")).toContain("openai.types.model.Model");
  await page.goto(recordingPage(path));
  const table = page.getByRole("region", { name: "Models" }).getByRole("table");
  await expect(table.getByRole("columnheader").first()).toHaveText("id");
  await expect(table.getByRole("row")).toHaveCount(7);
  await expectAccessible(page);
});

test("tokens are shaded by their probability, with exact values on hover and by keys", async ({ page, root }) => {
  await open(page, root, "Where might the atlas be?");
  await page.getByRole("button", { name: /Show the probabilities of 9 tokens/ }).click();
  const tokens = page.getByRole("group", { name: /^Tokens/ });
  await tokens.getByRole("button").nth(2).hover();
  const values = page.getByRole("region", { name: "Token probabilities" }).getByRole("status");
  await expect(values).toContainText(/log probability -\d/);
  const third = await values.innerText();
  await tokens.getByRole("button").nth(0).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(values).toHaveText(third.replaceAll("\n", ""), { useInnerText: false });
  await expectAccessible(page);
});

test("several choices stand one after the other, each named", async ({ page, root }) => {
  await open(page, root, '"n": 2');
  await expect(page.getByText("choice 1 of 2")).toBeVisible();
  await expect(page.getByText("choice 2 of 2")).toBeVisible();
});

test("a recorded failure says what it was", async ({ page, root }) => {
  await open(page, root, "Book me a balloon");
  await expect(page.getByRole("alert").filter({ hasText: "400 BadRequestError" })).toContainText("tool_choice");
  await expectAccessible(page);
});

test("a long text is folded, and fetched whole on a click", async ({ page, folder, start }) => {
  const end = "and here the long text ends.";
  const content = `${"All work and no play makes a long text. ".repeat(3000)}${end}`;
  const request = {
    ...{ method: "POST", url: "https://api.openai.com/v1/v1/chat/completions", headers: {} },
    ...{ endpoint: "/v1/chat/completions", model: "m", body: { model: "m", messages: [{ role: "user", content }] } },
  };
  writeFileSync(join(folder, "long.json"), JSON.stringify({ request, response: { body: null, is_streaming: false } }));
  const { url } = await start(folder);
  const html = await (await page.request.get(`${url}/r/long.json`)).text();
  expect(html.length).toBeLessThan(60_000);
  await page.goto(`${url}/r/long.json`);
  await ready(page);
  await expect(page.getByText(end)).toHaveCount(0);
  await page.getByRole("button", { name: "Show all 120,028 characters" }).click();
  await expect(page.getByText(end)).toBeVisible();
  await page.getByRole("button", { name: "Show less" }).click();
  await expect(page.getByText(end)).toHaveCount(0);
});

test("the head of a long page stays in sight down to its end", async ({ page, root }) => {
  await page.setViewportSize({ width: 1440, height: 240 });
  await open(page, root, "the limit of 1 tool call per turn", '"is_streaming": true');
  await page.keyboard.press("End");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
  await expect(page.getByRole("banner")).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("link", { name: "Conversation" })).toBeInViewport({ ratio: 1 });
});

test("the page follows its file", async ({ page, root }) => {
  const path = await open(page, root, "Which single question tells me the way");
  const copy = path.replace(/[^/]+$/, "live.json");
  copyFileSync(join(root, path), join(root, copy));
  await expect(async () => {
    expect((await page.goto(recordingPage(copy)))?.status()).toBe(200);
  }).toPass();
  await expect(page.getByText("Which single question")).toBeVisible();
  const changed = readFileSync(join(root, copy), "utf8").replace("Which single question", "Which one question");
  writeFileSync(join(root, copy), changed);
  await expect(page.getByText("Which one question")).toBeVisible();
});

test.describe("what is no recording", () => {
  test("says what is wrong, where, and what to do, and shows the text at that place", async ({ page }) => {
    await page.goto(recordingPage("broken/recordings/truncated.json"));
    const note = page.getByRole("alert").filter({ hasText: "This file is not JSON" });
    await expect(note).toContainText("line 31, column 39");
    await expect(note).toContainText("restore the file from git");
    await expect(page.getByText('"content": "the knot had')).toBeVisible();
    await expectAccessible(page);
  });

  test("an address without a recording is a page that helps on", async ({ page }) => {
    const response = await page.goto("/r/travel/recordings/nothing.json");
    expect(response?.status()).toBe(404);
    await expect(page.getByText("There is no recording at this address")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "All recordings" }).click();
    await expect(page).toHaveURL(/\/$/);
  });
});
