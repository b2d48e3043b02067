import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { recordingPage, sampleWith, testIdOf, testPage } from "./support/samples";
import { test } from "./support/test";

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Milliseconds, enough for what loads on demand; a picture asserts nothing. */
const SETTLED = 700;
const THEMES = ["light", "dark"] as const;

/** The pictures that the README shows: scene, size and theme. All others are for looking at. */
const IN_README = new Set(["table-peek wide light", "recording wide light", "chunks wide dark"]);

type Scene = { address: (root: string) => string; act?: (page: Page) => Promise<void> };

const streamed = (root: string) => recordingPage(sampleWith(root, '"is_streaming": true', "skipped", '"tool_call_id"'));

const scenes: Record<string, Scene> = {
  table: { address: () => "/" },
  "table-peek": {
    address: () => "/",
    act: async (page) => {
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("Space");
    },
  },
  "table-searched": { address: () => "/?q=has:tool" },
  "search-empty": { address: () => "/?q=nothing-says-this" },
  "search-wrong": { address: () => `/?q=${encodeURIComponent('is:nonsense "open')}` },
  recording: { address: streamed },
  chunks: { address: (root) => `${streamed(root)}?tab=chunks` },
  raw: { address: (root) => `${streamed(root)}?tab=raw` },
  image: { address: (root) => recordingPage(sampleWith(root, "image_url")) },
  embeddings: { address: (root) => recordingPage(sampleWith(root, "CreateEmbeddingResponse")) },
  models: { address: (root) => recordingPage(sampleWith(root, "openai.types.model.Model")) },
  exception: { address: (root) => recordingPage(sampleWith(root, '"is_exception": true')) },
  broken: { address: () => recordingPage("broken/recordings/truncated.json") },
  test: { address: (root) => testPage(testIdOf(root, sampleWith(root, "skipped", "tool_calls"))) },
  palette: { address: () => "/", act: (page) => page.keyboard.press("ControlOrMeta+k") },
  keys: { address: () => "/", act: (page) => page.keyboard.press("?") },
  "not-found": { address: () => "/nowhere" },
  health: { address: () => "/health" },
  explain: { address: () => "/explain" },
};

for (const [name, { address, act }] of Object.entries(scenes)) {
  test(name, async ({ page, root }) => {
    await pictures(page, name, address(root), act);
  });
}

test("missing root", async ({ page, folder, start }) => {
  const { url } = await start(join(folder, "not-there"));
  await pictures(page, "root-missing", url);
});

test("empty root", async ({ page, folder, start }) => {
  const { url } = await start(folder);
  await pictures(page, "root-empty", url);
});

async function pictures(page: Page, name: string, address: string, act?: Scene["act"]): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(address);
      await page.waitForTimeout(SETTLED);
      if (act) {
        await act(page);
        await page.waitForTimeout(SETTLED);
      }
      const folder = IN_README.has(`${name} ${size} ${theme}`) ? "docs/screenshots" : ".cache/screenshots";
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`) });
    }
  }
}
