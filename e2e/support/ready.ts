import { expect, type Page } from "@playwright/test";

/** Waits until the page answers to keys and clicks. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-ready]")).toBeAttached();
}

/** Goes to an address, and waits until the page there answers to keys and clicks. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}
