import { type CDPSession, chromium, type Page } from "@playwright/test";
import { chromiumLaunch } from "../../e2e/support/chromium";
import { startServer } from "../../e2e/support/server";
import { type Measure, percentile } from "../measure";
import { largestOf } from "./largest";

/** Milliseconds that the page may be busy with one key. */
const BAR = 16;
const KEYS = 200;

/**
 * Typing in the editors of the largest recording below a folder: how long the page's main thread is busy with one key,
 * scripts, style, layout and painting included. Without a browser nothing is measured, and that is said.
 */
export async function measureTyping(root: string): Promise<Measure[]> {
  if (!chromiumLaunch.executablePath) {
    console.error("Typing is not measured: there is no browser. `npm test` installs one.");
    return [];
  }
  const { path } = largestOf(root);
  const { url, stop } = await startServer(root);
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const address = `${url}/r/${path.split("/").map(encodeURIComponent).join("/")}`;
    await open(page, address);
    await page.getByRole("textbox", { name: "Text of the answer", exact: true }).click();
    const inPlace = await typed(page);
    await open(page, `${address}?tab=raw`);
    await page.locator(".cm-content").first().click();
    const raw = await typed(page);
    return [
      {
        name: "typing in its answer in place, busy a key, p50",
        value: percentile(inPlace, 0.5),
        unit: "ms",
        bar: null,
      },
      {
        name: "typing in its answer in place, busy a key, p95",
        value: percentile(inPlace, 0.95),
        unit: "ms",
        bar: BAR,
      },
      { name: "typing in its text (1.1 MB), busy a key, p50", value: percentile(raw, 0.5), unit: "ms", bar: null },
      { name: "typing in its text (1.1 MB), busy a key, p95", value: percentile(raw, 0.95), unit: "ms", bar: BAR },
    ];
  } finally {
    await browser.close();
    await stop();
  }
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("html[data-ready]").waitFor();
  await page.keyboard.press("e");
}

/** Milliseconds that the main thread is busy with each of many keys. The first ones warm up. */
async function typed(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const times: number[] = [];
  for (let at = -20; at < KEYS; at++) {
    const before = await busy(session);
    await page.keyboard.press(at % 6 === 5 ? "Space" : "abcdefghij".charAt(Math.abs(at) % 10));
    await page.waitForTimeout(40);
    const after = await busy(session);
    if (at >= 0) times.push((after - before) * 1000);
  }
  await session.detach();
  return times;
}

/** Seconds that the page's main thread was busy until now. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}
