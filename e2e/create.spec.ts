import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "./support/accessible";
import { List } from "./support/list";
import { open, ready } from "./support/ready";
import { writeChat } from "./support/recordings";
import { recordingPage, samplePaths } from "./support/samples";
import { expect, test } from "./support/test";

const TEST = "tests/suite/test_tide.py::test_tide[gpt-4o]";

test.describe("a new recording", () => {
  test("from a template: seen first, listed at once, and undone", async ({ page, folder, start }) => {
    writeChat(folder, "suite/recordings/a.json");
    const { url } = await start(folder);
    const list = new List(page);
    await list.open(`${url}/`);
    await list.toolbar.getByRole("button", { name: "New recording" }).click();
    await page.getByRole("combobox", { name: "Begin with" }).selectOption("Chat, streamed");
    await page.getByRole("textbox", { name: "Test id" }).fill(TEST);
    await expect(page.getByRole("combobox", { name: "Folder" })).toHaveValue("suite/recordings");
    const shown = page.getByRole("region", { name: "What it will be" });
    await expect(shown.getByText("High tide is at noon.")).toBeVisible();
    await expectAccessible(page);
    const path = await shown.getByRole("status").textContent();
    const other = new List(await page.context().newPage());
    await other.open(`${url}/`);
    await expect(other.rows).toHaveCount(1);
    await shown.getByRole("button", { name: "Create" }).click();
    await expect(page).toHaveURL(/\/r\/suite\/recordings\/[0-9a-f]{64}/);
    const file = join(folder, path ?? "");
    expect(existsSync(file)).toBe(true);
    const made = JSON.parse(readFileSync(file, "utf8"));
    expect(Object.keys(made)).toEqual(["test_id", "request", "response", "id_normalization_mapping"]);
    expect(made.response.body).toHaveLength(8);
    await expect(other.row("test_tide")).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => existsSync(file)).toBe(false);
    await expect(other.rows).toHaveCount(1);
  });

  test("from a curl command and its answer; what is wrong is said in place, and a reload loses nothing", async ({
    page,
    folder,
    start,
  }) => {
    const { url } = await start(folder);
    await open(page, `${url}/new`);
    await page.getByText("Paste a curl command").click();
    const command = `curl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $KEY" -d '{"model": "m", "messages": [{"role": "user", "content": "Ahoy?"}]}'`;
    await page.getByRole("textbox", { name: "Command" }).fill(command);
    await page.getByRole("button", { name: "Fill the fields below" }).click();
    await expect(page.getByRole("textbox", { name: "Recorded address" })).toHaveValue(
      "https://api.openai.com/v1/v1/chat/completions",
    );
    const answer = page.getByRole("textbox", { name: /^Answer/ });
    await answer.fill('{\n  "choices": [}');
    await expect(page.getByText(/This is not JSON.*line 2, column 15/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Create" })).toBeDisabled();
    await page.reload();
    await ready(page);
    await expect(answer).toHaveValue('{\n  "choices": [}');
    await answer.fill('{"choices": [{"index": 0, "message": {"role": "assistant", "content": "Ahoy – é"}}]}');
    await expect(page.getByRole("region", { name: "What it will be" }).getByText("Ahoy – é")).toBeVisible();
    await page.keyboard.press("Control+Enter");
    await expect(page).toHaveURL(/\/r\/common\/recordings\//);
    const [path = ""] = samplePaths(folder);
    expect(readFileSync(join(folder, path), "utf8")).toContain('"content": "Ahoy \\u2013 \\u00e9"');
    await page.goto(`${url}/new`);
    await expect(answer).toHaveValue(/High tide is at noon/);
  });

  test("is not written over another one of its key", async ({ page, folder, start }) => {
    const { url } = await start(folder);
    for (const again of [false, true]) {
      await open(page, `${url}/new`);
      const create = page.getByRole("button", { name: "Create" });
      if (again) {
        await expect(
          page.getByRole("alert").filter({ hasText: "There is a recording of this key already" }),
        ).toBeVisible();
        await expect(create).toBeDisabled();
      } else {
        await create.click();
        await expect(page).toHaveURL(/\/r\//);
      }
    }
  });
});

test.describe("duplicate", () => {
  test("asks what differs, shows the name, and opens the copy", async ({ page, folder, start }) => {
    const path = "suite/recordings/a.json";
    writeChat(folder, path, { test: "test_a", ask: "Where?" });
    const before = readFileSync(join(folder, path), "utf8");
    const { url } = await start(folder);
    await open(page, `${url}${recordingPage(path)}`);
    await page.keyboard.press("D");
    const dialog = page.getByRole("dialog", { name: "Duplicate the recording" });
    await expect(dialog.getByText("The copy would have the same key, so far.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Duplicate" })).toBeDisabled();
    await dialog.getByRole("combobox", { name: "Request field" }).selectOption("model");
    await dialog.getByRole("textbox", { name: "Its value (JSON)" }).fill('"gpt-');
    await expect(dialog.getByRole("alert")).toContainText("That is not JSON");
    await dialog.getByRole("textbox", { name: "Its value (JSON)" }).fill('"gpt-5"');
    await expect(dialog.getByText(/The copy will be suite\/recordings\/[0-9a-f]{64}\.json/)).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Duplicate" }).click();
    await expect(page).toHaveURL(/\/r\/suite\/recordings\/[0-9a-f]{64}/);
    expect(readFileSync(join(folder, path), "utf8")).toBe(before);
    const copy = samplePaths(folder).find((each) => each !== path) ?? "";
    expect(readFileSync(join(folder, copy), "utf8")).toBe(
      before.replace('"body": {\n      "model": "gpt-4o"', '"body": {\n      "model": "gpt-5"'),
    );
  });
});
