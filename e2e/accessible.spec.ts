import { expectAccessible } from "./support/accessible";
import { open } from "./support/ready";
import { recordingPage, sampleWith, testIdOf, testPage } from "./support/samples";
import { expect, test } from "./support/test";

const pages: Record<string, (root: string) => string> = {
  "the table": () => "/",
  "the table with a peek": (root) => `/?at=${encodeURIComponent(sampleWith(root, "skipped"))}&peek=1`,
  "the table, grouped": () => "/?group=test",
  "a search without a result": () => "/?q=nothing-says-this",
  "a wrong search": () => "/?q=is:nonsense",
  "a conversation with tools": (root) => recordingPage(sampleWith(root, "skipped", '"tool_call_id"')),
  "a conversation with images": (root) => recordingPage(sampleWith(root, "image_url")),
  "a conversation with reasoning": (root) => recordingPage(sampleWith(root, '"reasoning": "')),
  "an exception": (root) => recordingPage(sampleWith(root, '"is_exception": true')),
  embeddings: (root) => recordingPage(sampleWith(root, "CreateEmbeddingResponse")),
  "a list of models": (root) => recordingPage(sampleWith(root, "openai.types.model.Model")),
  "log probabilities": (root) => recordingPage(sampleWith(root, '"top_logprobs"')),
  "a broken recording": () => recordingPage("broken/recordings/truncated.json"),
  "the chunks of a stream": (root) => `${recordingPage(sampleWith(root, '"is_streaming": true'))}?tab=chunks`,
  "the raw text": (root) => `${recordingPage(sampleWith(root, '"is_streaming": true'))}?tab=raw`,
  "a test": (root) => testPage(testIdOf(root, sampleWith(root, "skipped"))),
  "a page that is not there": () => "/nowhere",
};

for (const [name, address] of Object.entries(pages)) {
  test(`${name} is accessible`, async ({ page, root }) => {
    await open(page, address(root));
    // What is loaded after the page stands there.
    await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
    await expectAccessible(page);
  });
}

for (const [name, key] of Object.entries({ "the palette": "ControlOrMeta+k", "the list of keys": "?" })) {
  test(`${name} is accessible`, async ({ page }) => {
    await open(page, "/");
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}
