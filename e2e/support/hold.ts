import type { Page } from "@playwright/test";

/** Keeps a page's requests waiting, from now on until what it gives is called. */
export async function hold(page: Page, url: RegExp): Promise<() => void> {
  let release: () => void = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(url, async (route) => {
    await held;
    // The page may have gone meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
}
