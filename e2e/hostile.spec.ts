import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { recordingPage, sampleWith, testIdOf, testPage } from "./support/samples";
import { expect, test } from "./support/test";

/** Elements that recorded text would need for doing harm; the page itself has none of them in its content. */
const ACTIVE =
  "main :is(script[src^='http'], iframe, form[action], base, object, embed, [onerror], [onload], [onclick])";

const title = (page: Page) => page.evaluate(() => document.title);

test.describe("the sample of hostile text", () => {
  test("stays text as markdown and as plain text, in every view", async ({ page, root }) => {
    const path = sampleWith(root, "Show me the worst that you can say", "alert(7)");
    const testId = testIdOf(root, path);
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const address of [recordingPage(path), `${recordingPage(path)}?tab=chunks`, testPage(testId)]) {
      await open(page, address);
      await expect(page.getByText("alert(1)").first(), address).toBeVisible();
      await expect(page.locator(ACTIVE), address).toHaveCount(0);
      await expect(page.locator("main img, main a[href^='javascript' i], main a[href^='data' i]")).toHaveCount(0);
      await page.keyboard.press("m");
      await expect(page.locator(ACTIVE), address).toHaveCount(0);
      await page.keyboard.press("m");
    }
    expect(dialogs).toEqual([]);
  });

  test("shows controls of terminals and of writing direction as signs", async ({ page, root }) => {
    await page.goto(recordingPage(sampleWith(root, "Show me the worst that you can say", "alert(7)")));
    const answer = page.getByRole("article", { name: /assistant$/ });
    await expect(answer).toContainText("‹U+202E›");
    await expect(answer).toContainText("␛[31m");
    const shown = await page.locator("body").innerText();
    expect([...shown].filter((sign) => /\p{Bidi_Control}/u.test(sign) || "\u001b\u0007".includes(sign))).toEqual([]);
  });

  test("names a remote image instead of loading it, and links to web addresses only", async ({ page, root }) => {
    await page.goto(recordingPage(sampleWith(root, "Show me the worst that you can say", "alert(7)")));
    await expect(page.getByText("a remote image · https://tracker.example")).toBeVisible();
    await expect(page.getByText("a link that runs (javascript:alert(3))")).toBeVisible();
    for (const link of await page.locator("main a[href^='http']").all()) {
      await expect(link).toHaveAttribute("rel", "noreferrer noopener");
      await expect(link).toHaveAttribute("target", "_blank");
    }
  });

  test("does not widen the page, in names and titles neither", async ({ page, root }) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(recordingPage(sampleWith(root, "Show me the worst that you can say", "alert(7)")));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await title(page)).toContain("<img src=x onerror=alert(7)>");
    }
    await expectAccessible(page);
  });
});

test("tool names, arguments and results stay text", async ({ page, root }) => {
  const path = sampleWith(root, "test_tool_names_stay_text", '"role": "tool"');
  await open(page, recordingPage(path));
  await expect(page.getByRole("article", { name: /result$/ }).first()).toBeVisible();
  await expect(page.locator(ACTIVE)).toHaveCount(0);
  for (const button of await page.getByRole("complementary").getByRole("button", { expanded: false }).all()) {
    await button.click();
  }
  await expect(page.locator(ACTIVE)).toHaveCount(0);
  await expectAccessible(page);
});

test("an image is served as an image or not at all", async ({ page, root }) => {
  const path = sampleWith(root, "data:image/png;base64");
  const ask = (query: Record<string, string>) =>
    page.request.get(`/api/conversation/image?${new URLSearchParams(query)}`);
  const pointers = ["", "/request", "/request/body/messages/0", "/request/body/model"];
  for (const pointer of pointers) expect((await ask({ path, pointer })).status(), pointer).toBe(404);
  await page.goto(recordingPage(path));
  const address = await page.getByRole("img", { name: "Recorded, image/png" }).getAttribute("src");
  const response = await page.request.get(address ?? "");
  expect(response.headers()["content-type"]).toBe("image/png");
  expect(response.headers()["x-content-type-options"]).toBe("nosniff");
});
