import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { expect, test } from "./support/test";

test.describe("health", () => {
  test("lists findings by rule, and opens a recording at the place", async ({ page }) => {
    await open(page, "/health");
    const rules = page.getByRole("navigation", { name: "Rules" });
    await rules.getByRole("link", { name: /Superseded twin/ }).click();
    await expect(page).toHaveURL(/rule=superseded-twin/);
    const finding = page.getByRole("region", { name: "Findings", exact: true }).getByRole("listitem").first();
    await expect(finding).toContainText("Superseded by");
    await expectAccessible(page);
    await finding.getByRole("link").click();
    await expect(page).toHaveURL(/\/r\/.*tab=raw/);
    await expect(page.getByRole("region", { name: "Raw text of the file" })).toBeVisible();
  });

  test("selects a range, and copies the paths", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, "/health?rule=key-mismatch");
    await page.getByRole("checkbox", { name: "Select finding 1", exact: true }).click();
    await page.getByRole("checkbox", { name: "Select finding 2", exact: true }).click({ modifiers: ["Shift"] });
    await expect(page.getByRole("status").filter({ hasText: "2 of" })).toBeVisible();
    await page.getByRole("button", { name: "Copy paths" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim().split("\n")).toHaveLength(2);
  });

  test("takes in what changes on disk, and names a typo in the configuration by its place", async ({
    page,
    folder,
    start,
  }) => {
    const { url } = await start(folder);
    await page.goto(`${url}/health`);
    await expect(page.getByText("Nothing found")).toBeVisible();
    writeFileSync(join(folder, "broken.json"), "{");
    await expect(page.getByRole("link", { name: /Not a readable recording/ })).toBeVisible();
    writeFileSync(join(folder, "tapedeck.config.json"), '{\n  "check": { "off": ["unreadible"] }\n}\n');
    writeFileSync(join(folder, "broken.json"), "{ ");
    const alert = page.getByRole("alert").filter({ hasText: "The check could not run" });
    await expect(alert).toContainText("tapedeck.config.json:2:22: there is no rule `unreadible`");
    await expect(alert).toContainText("`unreadable`");
    await expectAccessible(page);
  });
});
