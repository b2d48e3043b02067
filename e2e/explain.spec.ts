import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { recordingPage, sampleWith } from "./support/samples";
import { expect, test } from "./support/test";

const requestSchema = z.looseObject({
  test_id: z.string(),
  request: z.looseObject({ body: z.looseObject({ temperature: z.number().optional() }) }),
});

test.describe("explain", () => {
  test("names the field that moved, and links the nearest recording", async ({ page, root }) => {
    const path = sampleWith(root, '"temperature"', "/v1/chat/completions");
    const { test_id, request } = requestSchema.parse(JSON.parse(readFileSync(join(root, path), "utf8")));
    request.body.temperature = 1.75;
    await open(page, "/explain");
    await page.getByRole("textbox", { name: /Paste a request/ }).fill(JSON.stringify({ test_id, request }));
    await page.getByRole("button", { name: "Explain" }).click();
    await expect(page.getByRole("region", { name: "Verdict" })).toContainText("is not recorded");
    const nearest = page.getByRole("region", { name: "Nearest recordings" }).getByRole("listitem").first();
    await expect(nearest).toContainText("differs only in temperature");
    await expect(nearest).toContainText("1.75");
    await page.getByText("The exact text that was hashed").click();
    await expect(page.getByText('"temperature": 1.75')).toBeVisible();
    await expectAccessible(page);
    await nearest.getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(recordingPage(path).slice(0, 40)));
  });

  test("finds a recording by its key, in the address too", async ({ page, root }) => {
    const path = sampleWith(root, "the limit of 1 tool call per turn", '"is_streaming": true');
    const key = /([0-9a-f]{64})\.json$/.exec(path)?.[1] ?? "";
    await page.goto(`/explain?key=${key}`);
    await expect(page.getByRole("region", { name: "Verdict" })).toContainText("is recorded");
    await expect(page.getByRole("region", { name: "Where replay looks" }).getByRole("listitem")).not.toHaveCount(0);
  });

  test("says what is wrong with the question, and keeps what was pasted", async ({ page }) => {
    await open(page, "/explain");
    const box = page.getByRole("textbox", { name: /Paste a request/ });
    for (const [text, answer] of [
      ["9f3c", "needs at least 8 digits"],
      ["AssertionError: 1 != 2", "holds no request hash"],
      ['{"model": ', "not JSON"],
    ] as const) {
      await box.fill(text);
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect(page.getByRole("alert").filter({ hasText: answer })).toBeVisible();
      await expect(box).toHaveValue(text);
    }
  });

  test("tells from a recording what is near, and which keys change with its answer", async ({ page, root }) => {
    const path = sampleWith(root, "book_ferry", '"finish_reason": "tool_calls"');
    await open(page, recordingPage(path));
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Similar recordings" }).click();
    await expect(page.getByRole("region", { name: "If this answer changes" }).getByRole("listitem")).toHaveCount(1);
    await expect(page.getByText(/key [0-9a-f]{12}… changes/)).toBeVisible();
    await expectAccessible(page);
  });
});
